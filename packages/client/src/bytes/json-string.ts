import { malformedJson } from './json-error.ts'
import type { ByteSource } from './byte-source.ts'

const quote = 0x22
const backslash = 0x5c
const encoder = new TextEncoder()
const simpleEscapes = new Map<number, Uint8Array>(
  Object.entries({
    '"': '"',
    '\\': '\\',
    '/': '/',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
  }).map(([letter, meaning]) => [letter.charCodeAt(0), encoder.encode(meaning)]),
)

/**
 * The inside of one JSON string, from just behind its opening quote: unescaped UTF-8, run by run, so that its
 * length never matters.
 *
 * @see RFC 8259 §7
 */
export class JsonString {
  readonly #source: ByteSource
  #ended = false
  #escaped = false
  #unread: Uint8Array | undefined

  constructor(source: ByteSource) {
    this.#source = source
  }

  /**
   * The next run of at most `limit` bytes, valid until the next call; `undefined` behind the closing quote.
   * Bare control characters, which JSON forbids, are the caller's to refuse.
   */
  async read(limit: number): Promise<Uint8Array | undefined> {
    const unread = this.#unread
    this.#unread = undefined
    if (unread) return unread
    if (this.#ended) return undefined
    const next = await this.#source.peek()
    if (next === -1) throw malformedJson('it ends inside a string')
    this.#escaped = next === backslash
    if (this.#escaped) return this.#readEscape()
    if (next === quote) {
      this.#source.skip(1)
      this.#ended = true
      return undefined
    }
    const run = plainRun(this.#source.rest(), limit)
    this.#source.skip(run.length)
    return run
  }

  /** True where nothing stands between the quotes; the closing one is then consumed. */
  async isEmpty(): Promise<boolean> {
    return (await this.#source.peek()) === quote && (await this.read(1)) === undefined
  }

  /** True where the string begins with these ASCII letters. Consumes nothing. */
  async startsWith(letters: string): Promise<boolean> {
    let start = new Uint8Array(0)
    while (start.length < letters.length) {
      const run = await this.read(letters.length - start.length)
      if (!run) break
      start = Uint8Array.of(...start, ...run)
    }
    if (start.length > 0) this.#unread = start
    return encoder.encode(letters).every((letter, at) => start[at] === letter)
  }

  /** The whole text, cut after `limit` bytes; what is behind is read and dropped. */
  async text(limit: number): Promise<string> {
    const decoder = new TextDecoder()
    let text = ''
    let left = limit
    for (let run = await this.read(limit); run; run = await this.read(limit)) {
      if (!this.#escaped && run.some((byte) => byte < 0x20))
        throw malformedJson('a string holds a control character')
      text += decoder.decode(run.subarray(0, left), { stream: true })
      left -= Math.min(left, run.length)
    }
    return text + decoder.decode()
  }

  async #readEscape(): Promise<Uint8Array> {
    this.#source.skip(1)
    const letter = await this.#byte()
    const simple = simpleEscapes.get(letter)
    if (simple) return simple
    if (letter !== 0x75) throw malformedJson('a string holds an unknown escape')
    const unit = await this.#codeUnit()
    const isHighSurrogate = (unit & 0xfc00) === 0xd800
    if (!isHighSurrogate || (await this.#source.peek()) !== backslash)
      return encoder.encode(String.fromCharCode(unit))
    return this.#readLowSurrogate(unit)
  }

  /** A high surrogate may be followed by any escape; only a low surrogate makes one character with it. */
  async #readLowSurrogate(high: number): Promise<Uint8Array> {
    this.#source.skip(1)
    const letter = await this.#byte()
    const simple = simpleEscapes.get(letter)
    if (simple) return Uint8Array.of(...encoder.encode(String.fromCharCode(high)), ...simple)
    if (letter !== 0x75) throw malformedJson('a string holds an unknown escape')
    return encoder.encode(String.fromCharCode(high, await this.#codeUnit()))
  }

  async #codeUnit(): Promise<number> {
    let digits = ''
    while (digits.length < 4) digits += String.fromCharCode(await this.#byte())
    if (!/^[0-9a-f]{4}$/i.test(digits)) throw malformedJson('a string holds a broken \\u escape')
    return Number.parseInt(digits, 16)
  }

  async #byte(): Promise<number> {
    const byte = await this.#source.peek()
    if (byte === -1) throw malformedJson('it ends inside a string')
    this.#source.skip(1)
    return byte
  }
}

function plainRun(rest: Uint8Array, limit: number): Uint8Array {
  const window = rest.subarray(0, limit)
  const end = window.indexOf(quote)
  const run = end === -1 ? window : window.subarray(0, end)
  const escape = run.indexOf(backslash)
  return escape === -1 ? run : run.subarray(0, escape)
}
