/** What a plain reader, which has the whole body before it, makes of it: the video, or why there is none. */
export type ReferenceOutcome = { video: Uint8Array } | { refused: string }

class Refused extends Error {}

const space = /[ \t\n\r]*/y
const stringToken = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const wordToken = /[-+.0-9A-Za-z]+/y

/**
 * Decodes a download answer by the same rules as `decodeDownload`, in the plainest way: the first of `base64` and
 * `data_url` that holds text wins, and nothing behind it is looked at.
 */
export function referenceDownload(body: Uint8Array): ReferenceOutcome {
  try {
    return { video: readVideo(new TextDecoder().decode(body)) }
  } catch (error) {
    if (error instanceof Refused || error instanceof SyntaxError) return { refused: error.message }
    throw error
  }
}

function readVideo(text: string): Uint8Array {
  const cursor = { at: 0 }
  const fields = new Map<string, unknown>()
  expectCharacter(text, cursor, '{')
  for (;;) {
    const key = String(JSON.parse(take(text, cursor, stringToken)))
    expectCharacter(text, cursor, ':')
    const value = readValue(text, cursor)
    const isVideo = (key === 'base64' || key === 'data_url') && typeof value === 'string'
    if (isVideo && value !== '') {
      if (fields.get('success') === false) throw new Refused('success: false')
      return checked(decode(key, value), fields.get('size'))
    }
    if (!isVideo && !fields.has(key)) fields.set(key, value)
    if (next(text, cursor) !== ',') throw new Refused('no video')
    cursor.at++
  }
}

function readValue(text: string, cursor: { at: number }): unknown {
  const first = next(text, cursor)
  if (first === '"') return JSON.parse(take(text, cursor, stringToken))
  if (first === '{') return readMembers(text, cursor)
  if (first === '[') return readItems(text, cursor)
  return JSON.parse(take(text, cursor, wordToken))
}

function readMembers(text: string, cursor: { at: number }): unknown {
  cursor.at++
  if (next(text, cursor) === '}') return close(cursor)
  for (;;) {
    JSON.parse(take(text, cursor, stringToken))
    expectCharacter(text, cursor, ':')
    readValue(text, cursor)
    if (next(text, cursor) !== ',') break
    cursor.at++
  }
  expectCharacter(text, cursor, '}')
  return {}
}

function readItems(text: string, cursor: { at: number }): unknown {
  cursor.at++
  if (next(text, cursor) === ']') return close(cursor)
  for (;;) {
    readValue(text, cursor)
    if (next(text, cursor) !== ',') break
    cursor.at++
  }
  expectCharacter(text, cursor, ']')
  return []
}

function close(cursor: { at: number }): null {
  cursor.at++
  return null
}

function next(text: string, cursor: { at: number }): string {
  space.lastIndex = cursor.at
  cursor.at += space.exec(text)?.[0].length ?? 0
  return text[cursor.at] ?? ''
}

function take(text: string, cursor: { at: number }, token: RegExp): string {
  next(text, cursor)
  token.lastIndex = cursor.at
  const found = token.exec(text)?.[0]
  if (found === undefined) throw new Refused(`nothing to read at ${cursor.at}`)
  cursor.at += found.length
  return found
}

function expectCharacter(text: string, cursor: { at: number }, character: string): void {
  if (next(text, cursor) !== character) throw new Refused(`no ${character} at ${cursor.at}`)
  cursor.at++
}

function decode(key: string, value: string): Uint8Array {
  const url = /^data:video\/[\w.+-]+(?:;[\w.+-]+=[^;,]*)*;base64,([^]*)$/i.exec(value)
  const letters = key === 'base64' ? value : url?.[1]
  if (letters === undefined) throw new Refused('not a data: URL of a video')
  const strict = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
  const bytes = Buffer.from(letters, 'base64')
  // What does not come back the same held spare bits.
  if (!strict.test(letters) || bytes.toString('base64') !== letters) throw new Refused('damaged')
  return bytes
}

function checked(video: Uint8Array, announced: unknown): Uint8Array {
  const file = Buffer.from(video)
  if (!beginsAsMp4(file) && !beginsAsWebm(file)) throw new Refused('no mp4')
  const isText = typeof announced === 'string' || typeof announced === 'number'
  const digits = isText ? String(announced).trim() : ''
  const size = /^\d+$/.test(digits) ? Number(digits) : 0
  const ending = beginsAsWebm(file) ? endingOfWebm(file) : endingOf(file)
  if (ending === 'cut') throw new Refused('cut off')
  const isSized = size > 0 && Number.isSafeInteger(size)
  if (ending === 'open' && isSized && size !== video.length) throw new Refused('another size')
  return video
}

function beginsAsWebm(file: Buffer): boolean {
  return file.length >= 12 && file.readUInt32BE(0) === 0x1a45dfa3
}

function endingOfWebm(file: Buffer): 'cut' | 'whole' | 'open' {
  let hasSegment = false
  for (let at = 0; at < file.length;) {
    const idEnd = at + vintWidth(file[at])
    const content = idEnd + (idEnd < file.length ? vintWidth(file[idEnd]) : 1)
    if (content > file.length) return hasSegment ? 'open' : 'cut'
    const bits = Array.from(file.subarray(idEnd, content), (byte) =>
      byte.toString(2).padStart(8, '0'),
    )
      .join('')
      .slice(content - idEnd)
    hasSegment ||= file.toString('hex', at, idEnd) === '18538067'
    if (!bits.includes('0')) return hasSegment ? 'open' : 'cut'
    at = content + parseInt(bits, 2)
    if (at > file.length) return 'cut'
  }
  return hasSegment ? 'whole' : 'cut'
}

function vintWidth(byte = 0): number {
  return Math.min(8, 9 - (byte === 0 ? 0 : byte.toString(2).length))
}

function beginsAsMp4(file: Buffer): boolean {
  const first = file.toString('latin1', 4, 8)
  const others = ['styp', 'moov', 'mdat', 'free', 'skip', 'wide', 'uuid', 'pnot']
  return file.length >= 12 && (file.subarray(0, 12).includes('ftyp') || others.includes(first))
}

const knownBoxes =
  /^(?:ftyp|styp|moov|mdat|imda|moof|mfra|sidx|ssix|meta|free|skip|wide|uuid|pdin|emsg|prft)$/

function endingOf(file: Buffer): 'cut' | 'whole' | 'open' {
  const types: string[] = []
  let end: 'cut' | 'whole' | 'open' = 'whole'
  for (let at = 0; at < file.length;) {
    const type = file.toString('latin1', at + 4, at + 8)
    const isLong = at + 8 <= file.length && file.readUInt32BE(at) === 1
    const header = isLong ? 16 : 8
    if (at + header > file.length) {
      end = 'open'
      break
    }
    const size = isLong ? Number(file.readBigUInt64BE(at + 8)) : file.readUInt32BE(at)
    types.push(type)
    if (size === 0) end = 'open'
    if (size === 0) break
    at += Math.max(size, header)
    if (at > file.length) end = knownBoxes.test(type) ? 'cut' : 'open'
  }
  const order = types.map((type) => type.replace('imda', 'mdat'))
  const isComplete = order.includes('moov') && order.includes('mdat')
  if (!isComplete || order.lastIndexOf('moof') > order.lastIndexOf('mdat')) return 'cut'
  const mayGoOn = order.lastIndexOf('moof') > order.lastIndexOf('mfra')
  return end === 'whole' && mayGoOn ? 'open' : end
}
