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

/**
 * Reads a stream. Where its memory is the reader's alone, as with a stream of bytes, no piece leaves any behind: it is
 * read into one buffer that is used again and again, or its own is given back.
 *
 * @see Streams Standard §4.7: a stream of bytes takes over the memory of what it is given
 */
export function readerOf(stream: ReadableStream<Uint8Array>): ByteReader {
  const byob = byobReaderOf(stream)
  if (!byob) return readPieces(stream.getReader())
  if (!releaseMemory) return readInto(byob)
  byob.releaseLock()
  return readReleasing(stream.getReader(), releaseMemory)
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

/**
 * Gives a piece's memory back at once. For Node, which fills a reader's buffer with a copy of a copy, and keeps the
 * memory of pieces until a late collection: up to 64 MB of them, whatever the video's size.
 */
const releaseMemory = inNode() ? memoryReleaser() : undefined

function memoryReleaser(): ((piece: Uint8Array) => void) | undefined {
  const { prototype } = ArrayBuffer as unknown as { prototype: Partial<Transferable> }
  if (!prototype.transfer) return undefined
  return ({ buffer }) => void (buffer as unknown as Transferable).transfer(0)
}

/** An `ArrayBuffer` since ES2024. */
interface Transferable {
  transfer(length: number): ArrayBuffer
}

function inNode(): boolean {
  const { process } = globalThis as { process?: { versions?: { node?: string } } }
  return process?.versions?.node !== undefined
}

function readReleasing(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  release: (piece: Uint8Array) => void,
): ByteReader {
  const { read, cancel } = readPieces(reader)
  let last: Uint8Array | undefined
  return {
    async read() {
      if (last) release(last)
      last = undefined
      last = await read()
      return last
    },
    cancel,
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
