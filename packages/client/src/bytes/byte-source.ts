/** A byte stream that is read run by run, with the next byte always in sight. */
export class ByteSource {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  #chunk: Uint8Array = new Uint8Array(0)
  #position = 0

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader()
  }

  /** The next byte, not yet consumed; `-1` at the end. */
  peek(): number | Promise<number> {
    return this.#chunk[this.#position] ?? this.#peekNextChunk()
  }

  /** What is left of the current chunk. Call {@link peek} first, so that it is not empty. */
  rest(): Uint8Array {
    return this.#chunk.subarray(this.#position)
  }

  /** Consumes bytes of the current chunk. */
  skip(count: number): void {
    this.#position += count
  }

  /** Gives up the stream; what has not arrived yet is not read. */
  cancel(reason?: unknown): void {
    this.#chunk = new Uint8Array(0)
    this.#position = 0
    // Some bodies never finish cancelling, and one that has failed rejects here; its error is already on its way.
    void this.#reader.cancel(reason).catch(() => undefined)
  }

  async #peekNextChunk(): Promise<number> {
    for (;;) {
      const { done, value } = await this.#reader.read()
      if (done) return -1
      if (value.length === 0) continue
      this.#chunk = value
      this.#position = 0
      return value[0] ?? -1
    }
  }
}
