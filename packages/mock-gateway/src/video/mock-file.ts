/** A run of bytes, or a number of zeros that nobody has to hold in memory. */
export type FilePart = Uint8Array<ArrayBuffer> | number

/** The bytes of one video, as parts: a file padded to 256 MiB takes no more memory than one that is not. */
export interface MockFile {
  readonly parts: readonly FilePart[]
  /** Bytes. */
  readonly size: number
}

export function createMockFile(parts: readonly FilePart[]): MockFile {
  return { parts, size: parts.reduce<number>((sum, part) => sum + partSize(part), 0) }
}

/** Copies the bytes from `start` up to and without `end`. */
export function readBytes(file: MockFile, start: number, end: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(end - start)
  for (const { part, offset } of placedParts(file)) {
    if (typeof part === 'number' || offset >= end || offset + part.length <= start) continue
    const from = Math.max(start - offset, 0)
    bytes.set(part.subarray(from, end - offset), offset + from - start)
  }
  return bytes
}

/** True where the whole range lies in padding. */
export function isZeros(file: MockFile, start: number, end: number): boolean {
  for (const { part, offset } of placedParts(file)) {
    if (offset <= start && end <= offset + partSize(part)) return typeof part === 'number'
  }
  return false
}

/** Yields the bytes of a range in pieces of 64 KiB. */
export function* fileChunks(
  file: MockFile,
  start: number = 0,
  end: number = file.size,
): Generator<Uint8Array<ArrayBuffer>> {
  const stride = 65_536
  for (let from = start; from < end; from += stride) {
    yield readBytes(file, from, Math.min(from + stride, end))
  }
}

function partSize(part: FilePart): number {
  return typeof part === 'number' ? part : part.length
}

function* placedParts(file: MockFile): Generator<{ part: FilePart; offset: number }> {
  let offset = 0
  for (const part of file.parts) {
    yield { part, offset }
    offset += partSize(part)
  }
}
