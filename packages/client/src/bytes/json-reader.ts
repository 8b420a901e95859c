import { malformedJson } from './json-error.ts'
import { JsonString } from './json-string.ts'
import { LongInteger } from './long-integer.ts'
import type { ByteSource } from './byte-source.ts'

/** Longer texts are cut: nothing that the library shows or compares needs more. */
const textLimit = 64 * 1024
const scalarLimit = 64
const depthLimit = 64
/** All that a document may hold: its texts, and so much for each value beside them. */
const roomLimit = 4 * 1024 * 1024
const valueRoom = 32

/**
 * Takes over a string value: whatever it returns stands in the result. It reads the string to its end, or
 * leaves it untouched and returns `undefined` to have it read as text.
 *
 * @param path - The keys that lead to it.
 * @param around - The objects and arrays it stands in, outermost first, with what stood before it.
 */
export type TakeString = (
  string: JsonString,
  path: readonly string[],
  around: readonly object[],
) => Promise<unknown>

/**
 * Reads one JSON document from a stream, value by value. It holds no string longer than 64 KiB, and 4 MiB in all;
 * objects have no prototype, and of equal keys the first wins.
 *
 * @see RFC 8259
 */
export class JsonReader {
  readonly #source: ByteSource
  readonly #path: string[] = []
  readonly #around: object[] = []
  #depth = 0
  #begun = false
  #read: unknown
  #room = roomLimit

  constructor(source: ByteSource) {
    this.#source = source
  }

  /** True where the next value is an object. */
  async atObject(): Promise<boolean> {
    return (await this.#next()) === 0x7b
  }

  /** True where the next value is a string. */
  async atString(): Promise<boolean> {
    return (await this.#next()) === 0x22
  }

  /** The keys of the object that comes next. The caller reads the value behind each key before the next one. */
  async *members(): AsyncGenerator<string, void> {
    await this.#open('{')
    if (await this.#closes('}')) return
    do {
      if (!(await this.atString())) throw malformedJson('a key is missing')
      const key = await this.#text(this.string())
      if (!(await this.#accept(':'))) throw malformedJson('a colon is missing')
      yield key
    } while (await this.#accept(','))
    if (!(await this.#closes('}'))) throw malformedJson('} is missing')
  }

  /** The string that comes next. Only where {@link atString} has said so. */
  string(): JsonString {
    this.#source.skip(1)
    return new JsonString(this.#source)
  }

  /**
   * The value that comes next, whole.
   *
   * @throws VideoError `malformed_response` where it is not JSON.
   */
  async value(takeString?: TakeString): Promise<unknown> {
    await this.#value((value) => (this.#read = value), takeString)
    return this.#read
  }

  /** What {@link value} has read so far: where the document breaks off, its containers hold what was whole. */
  get partial(): unknown {
    return this.#read
  }

  /** @throws VideoError `malformed_response` where anything but white space is left. */
  async end(): Promise<void> {
    if ((await this.#next()) !== -1) throw malformedJson('more follows its end')
  }

  async #text(string: JsonString): Promise<string> {
    const text = await string.text(textLimit)
    this.#use(text.length)
    return text
  }

  #use(room: number): void {
    this.#room -= room
    if (this.#room < 0) throw malformedJson('it holds too much')
  }

  /** @param put - Gets the value at its end, a container at its beginning. */
  async #value(put: (value: unknown) => void, takeString?: TakeString): Promise<void> {
    this.#use(valueRoom)
    const first = await this.#next()
    if (first === 0x7b) return this.#object(put, takeString)
    if (first === 0x5b) return this.#array(put, takeString)
    if (first !== 0x22) return put(await this.#scalar())
    const string = this.string()
    put((await takeString?.(string, this.#path, this.#around)) ?? (await this.#text(string)))
  }

  async #object(put: (value: unknown) => void, takeString?: TakeString): Promise<void> {
    const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>
    put(object)
    this.#around.push(object)
    for await (const key of this.members()) {
      this.#path.push(key)
      await this.#value((value) => {
        if (!(key in object)) object[key] = value
      }, takeString)
      this.#path.pop()
    }
    this.#around.pop()
  }

  async #array(put: (value: unknown) => void, takeString?: TakeString): Promise<void> {
    const array: unknown[] = []
    put(array)
    await this.#open('[')
    if (await this.#closes(']')) return
    this.#around.push(array)
    do await this.#value((value) => array.push(value), takeString)
    while (await this.#accept(','))
    this.#around.pop()
    if (!(await this.#closes(']'))) throw malformedJson('] is missing')
  }

  async #scalar(): Promise<unknown> {
    let text = ''
    for (let byte = await this.#next(); isScalarByte(byte); byte = await this.#source.peek()) {
      text += String.fromCharCode(byte)
      this.#source.skip(1)
      if (text.length > scalarLimit) break
    }
    // It may have been longer.
    if (this.#depth > 0 && (await this.#source.peek()) === -1)
      throw malformedJson('it ends inside a value')
    try {
      const value: unknown = JSON.parse(text)
      const isLong = /^-?\d+$/.test(text) && !Number.isSafeInteger(value)
      return isLong ? new LongInteger(text) : value
    } catch {
      throw malformedJson(text ? 'a value is neither text, number nor word' : 'a value is missing')
    }
  }

  async #open(bracket: string): Promise<void> {
    if (!(await this.#accept(bracket))) throw malformedJson(`it does not begin with ${bracket}`)
    if (++this.#depth > depthLimit) throw malformedJson('it nests too deep')
  }

  async #closes(bracket: string): Promise<boolean> {
    if (!(await this.#accept(bracket))) return false
    this.#depth--
    return true
  }

  async #accept(character: string): Promise<boolean> {
    if ((await this.#next()) !== character.charCodeAt(0)) return false
    this.#source.skip(1)
    return true
  }

  /** The next byte that is not white space, not yet consumed. */
  async #next(): Promise<number> {
    if (!this.#begun) await this.#skipByteOrderMark()
    for (;;) {
      const byte = await this.#source.peek()
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte
      this.#source.skip(1)
    }
  }

  /** @see RFC 8259 §8.1: a reader may ignore it */
  async #skipByteOrderMark(): Promise<void> {
    this.#begun = true
    if ((await this.#source.peek()) !== 0xef) return
    for (const mark of [0xef, 0xbb, 0xbf]) {
      if ((await this.#source.peek()) !== mark) throw malformedJson('a byte order mark is broken')
      this.#source.skip(1)
    }
  }
}

function isScalarByte(byte: number): boolean {
  const isDigit = byte >= 0x30 && byte <= 0x39
  const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
  return isDigit || isLetter || byte === 0x2b || byte === 0x2d || byte === 0x2e
}
