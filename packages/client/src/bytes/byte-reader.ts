/** Bytes, pulled piece by piece; one read at a time. */
export interface ByteReader {
  /** The next piece, never empty, valid until the next call; `undefined` at the end. */
  read(): Promise<Uint8Array | undefined>
  /** Gives the bytes up; what has not arrived yet is not read. */
  cancel(reason?: unknown): void
}

const smallestBuffer = 16 * 1024
const largestBuffer = 256 * 1024

/** No bytes at all. */
export const emptyReader: ByteReader = {
  read: () => Promise.resolve(undefined),
  cancel: () => undefined,
}

/** Reads a stream, into one buffer that is used again and again where the stream allows that. */
export function readerOf(stream: ReadableStream<Uint8Array>): ByteReader {
  const byob = byobReaderOf(stream)
  return byob ? readInto(byob) : readPieces(stream.getReader())
}

/** The same bytes, each piece seen before it is handed on. Where that fails, the rest is given up. */
export function inspectedReader(
  { read, cancel }: ByteReader,
  inspect: (piece: Uint8Array | undefined) => void,
): ByteReader {
  return {
    async read() {
      const piece = await read()
      try {
        inspect(piece)
      } catch (error) {
        cancel(error)
        throw error
      }
      return piece
    },
    cancel,
  }
}

/** The same bytes; `release` is called where they end, fail or are given up. */
export function releasingReader(
  { read, cancel }: ByteReader,
  release: (reason?: unknown) => void,
): ByteReader {
  return {
    async read() {
      try {
        const piece = await read()
        if (!piece) release()
        return piece
      } catch (error) {
        release(error)
        throw error
      }
    },
    cancel(reason) {
      cancel(reason)
      release(reason)
    },
  }
}

function byobReaderOf(stream: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | undefined {
  try {
    return stream.getReader({ mode: 'byob' })
  } catch {
    return undefined
  }
}

function readInto(reader: ReadableStreamBYOBReader): ByteReader {
  let size = smallestBuffer
  let buffer = new ArrayBuffer(size)
  return {
    async read() {
      const { value } = await reader.read(new Uint8Array(buffer))
      // The memory comes back at the end too, where somebody may read once more.
      if (value) buffer = value.buffer
      if (!value?.length) return undefined
      const full = value.length === size
      if (full && size < largestBuffer) buffer = new ArrayBuffer((size *= 4))
      return value
    },
    cancel: cancelling(reader),
  }
}

function readPieces(reader: ReadableStreamDefaultReader<Uint8Array>): ByteReader {
  return {
    async read() {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return undefined
        if (value.length > 0) return value
      }
    },
    cancel: cancelling(reader),
  }
}

// Some bodies never finish cancelling, and one that has failed rejects here; its error is already on its way.
function cancelling(reader: ReadableStreamGenericReader): (reason?: unknown) => void {
  return (reason) => void reader.cancel(reason).catch(() => undefined)
}
