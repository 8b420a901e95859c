import type { ByteReader } from './byte-reader.ts'

/** Bytes that are read run by run, with the next one always in sight. */
export class ByteSource {
  readonly #reader: ByteReader
  #piece: Uint8Array = new Uint8Array(0)
  #position = 0

  constructor(reader: ByteReader) {
    this.#reader = reader
  }

  /** The next byte, not yet consumed; `-1` at the end. */
  peek(): number | Promise<number> {
    return this.#piece[this.#position] ?? this.#peekNextPiece()
  }

  /** What is left of the current piece. Call {@link peek} first, so that it is not empty. */
  rest(): Uint8Array {
    return this.#piece.subarray(this.#position)
  }

  /** Consumes bytes of the current piece. */
  skip(count: number): void {
    this.#position += count
  }

  /** Gives up the rest; what has not arrived yet is not read. */
  cancel(reason?: unknown): void {
    this.#piece = new Uint8Array(0)
    this.#position = 0
    this.#reader.cancel(reason)
  }

  async #peekNextPiece(): Promise<number> {
    this.#piece = (await this.#reader.read()) ?? new Uint8Array(0)
    this.#position = 0
    return this.#piece[0] ?? -1
  }
}
