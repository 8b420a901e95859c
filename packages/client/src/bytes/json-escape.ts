const quote = 0x22
const backslash = 0x5c
const letterU = 0x75
const unicodeLength = 6

/** What each letter behind a backslash stands for. RFC 8259 §7 */
export const simpleEscapes: ReadonlyMap<number, number> = new Map(
  Object.entries({
    '"': '"',
    '\\': '\\',
    '/': '/',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
  }).map(([letter, meaning]) => [letter.charCodeAt(0), meaning.charCodeAt(0)]),
)

/** How far an unescaping has come. */
export interface Unescaped {
  read: number
  written: number
}

/**
 * Unescapes as much of `text` as needs no second thought: up to the closing quote, an escape that is not ASCII, broken
 * or cut, a control character, or the end of either side. Some encoders escape every slash of a video.
 */
export function unescapeAscii(text: Uint8Array, into: Uint8Array): Unescaped {
  let read = 0
  let written = 0
  while (read < text.length && written < into.length) {
    const byte = text[read] ?? 0
    if (byte === quote || byte < 0x20) break
    if (byte !== backslash) {
      into[written++] = byte
      read++
      continue
    }
    const escape = asciiEscape(text, read)
    if (!escape) break
    into[written++] = escape.meaning
    read += escape.length
  }
  return { read, written }
}

function asciiEscape(
  text: Uint8Array,
  at: number,
): { meaning: number; length: number } | undefined {
  const letter = text[at + 1]
  if (letter === undefined) return undefined
  const simple = simpleEscapes.get(letter)
  if (simple !== undefined) return { meaning: simple, length: 2 }
  const end = at + unicodeLength
  if (letter !== letterU || end > text.length) return undefined
  const digits = String.fromCharCode(...text.subarray(at + 2, end))
  const unit = /^00[0-7][0-9a-f]$/i.test(digits) ? Number.parseInt(digits, 16) : undefined
  return unit === undefined ? undefined : { meaning: unit, length: unicodeLength }
}
