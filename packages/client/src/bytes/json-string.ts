import { malformedJson } from './json-error.ts'
import { simpleEscapes, unescapeAscii } from './json-escape.ts'
import type { VideoError } from '../video-error.ts'
import type { ByteSource } from './byte-source.ts'

const quote = 0x22
const backslash = 0x5c
const letterU = 0x75
const lowestText = 0x20
/** The longest that one escape becomes: a surrogate that stands alone, and another behind it. */
const escapeRoom = 6
const encoder = new TextEncoder()

/**
 * The inside of one JSON string, from just behind its opening quote: unescaped UTF-8, run by run, so that its
 * length never matters.
 *
 * @see RFC 8259 §7
 */
export class JsonString {
  readonly #source: ByteSource
  #ended = false
  #unread: Uint8Array | undefined
  #unescaped: Uint8Array | undefined

  constructor(source: ByteSource) {
    this.#source = source
  }

  /**
   * The next run, of about `limit` bytes at most, valid until the next call; `undefined` behind the closing quote.
   * Control characters other than line breaks, which no string may hold either, are for the caller to refuse.
   */
  read(limit: number): Promise<Uint8Array | undefined> {
    return this.#read(limit, withoutLineBreaks)
  }

  /**
   * What comes next as it stands, about `limit` bytes at most, escapes and the closing quote included; nothing is
   * consumed. `undefined` behind the closing quote.
   */
  async ahead(limit: number): Promise<Uint8Array | undefined> {
    if (this.#unread) return this.#unread
    return (await this.#peek()) === undefined ? undefined : this.#source.rest().subarray(0, limit)
  }

  /** Consumes bytes that {@link ahead} gave, which must hold no quote and no backslash, or that {@link start} gave. */
  skip(count: number): void {
    if (!this.#unread) return this.#source.skip(count)
    const left = this.#unread.subarray(count)
    this.#unread = left.length > 0 ? left : undefined
  }

  /** The first bytes, fewer than asked for only where there are no more. Consumes nothing. */
  async start(length: number): Promise<Uint8Array> {
    let start = this.#unread ?? new Uint8Array(0)
    this.#unread = undefined
    while (start.length < length) {
      const run = await this.#read(length - start.length, withoutControls)
      if (!run) break
      start = Uint8Array.of(...start, ...run)
    }
    if (start.length > 0) this.#unread = start
    return start
  }

  /** The whole text, cut after `limit` bytes; what is behind is read and dropped. */
  async text(limit: number): Promise<string> {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    let text = ''
    let left = limit
    for (;;) {
      const run = await this.#read(limit, withoutControls)
      if (!run) break
      text += decoder.decode(run.subarray(0, left), { stream: true })
      left -= Math.min(left, run.length)
    }
    return text + decoder.decode()
  }

  async #read(limit: number, check: (run: Uint8Array) => Uint8Array) {
    const unread = this.#unread
    this.#unread = undefined
    if (unread) return unread
    const next = await this.#peek()
    if (next === undefined) return undefined
    return next === backslash ? this.#readUnescaped(limit) : check(this.#plainRun(limit))
  }

  /** The next byte, not yet consumed; `undefined` at the closing quote, which it consumes. */
  async #peek(): Promise<number | undefined> {
    if (this.#ended) return undefined
    const next = await this.#source.peek()
    if (next === -1) throw malformedJson('it ends inside a string')
    if (next !== quote) return next
    this.#source.skip(1)
    this.#ended = true
    return undefined
  }

  #plainRun(limit: number): Uint8Array {
    const window = this.#source.rest().subarray(0, limit)
    const escape = window.indexOf(backslash)
    const beforeEscape = escape === -1 ? window : window.subarray(0, escape)
    const end = beforeEscape.indexOf(quote)
    const run = end === -1 ? beforeEscape : beforeEscape.subarray(0, end)
    this.#source.skip(run.length)
    return run
  }

  /** Escapes and what stands between them, gathered. */
  async #readUnescaped(limit: number): Promise<Uint8Array> {
    const size = Math.min(limit, 64 * 1024) + escapeRoom
    const into = this.#unescaped?.length === size ? this.#unescaped : new Uint8Array(size)
    this.#unescaped = into
    let length = 0
    while (length + escapeRoom <= size) {
      const next = await this.#peek()
      if (next === undefined) break
      if (next < lowestText) throw controlCharacter()
      const { read, written } = unescapeAscii(this.#source.rest(), into.subarray(length))
      this.#source.skip(read)
      length += written
      if (read === 0) length += await this.#unescape(into.subarray(length))
    }
    return into.subarray(0, length)
  }

  async #unescape(into: Uint8Array): Promise<number> {
    this.#source.skip(1)
    const letter = await this.#byte()
    const simple = simpleEscapes.get(letter)
    if (simple === undefined) return this.#unescapeUnicode(letter, into)
    into[0] = simple
    return 1
  }

  async #unescapeUnicode(letter: number, into: Uint8Array): Promise<number> {
    const unit = await this.#codeUnit(letter)
    const isHighSurrogate = (unit & 0xfc00) === 0xd800
    if (!isHighSurrogate || (await this.#source.peek()) !== backslash) {
      return encoder.encodeInto(String.fromCharCode(unit), into).written
    }
    this.#source.skip(1)
    const next = await this.#byte()
    // Any escape may follow; only a low surrogate makes one character with it.
    const second = simpleEscapes.get(next) ?? (await this.#codeUnit(next))
    return encoder.encodeInto(String.fromCharCode(unit, second), into).written
  }

  async #codeUnit(letter: number): Promise<number> {
    if (letter !== letterU) throw malformedJson('a string holds an unknown escape')
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

function withoutLineBreaks(run: Uint8Array): Uint8Array {
  if (run.includes(0x0a) || run.includes(0x0d)) throw controlCharacter()
  return run
}

function withoutControls(run: Uint8Array): Uint8Array {
  if (run.some((byte) => byte < lowestText)) throw controlCharacter()
  return run
}

function controlCharacter(): VideoError {
  return malformedJson('a string holds a control character')
}
