import type { ByteReader } from './byte-reader.ts'

/** The first bytes, fewer than asked for only where there are no more, and the same bytes again from the start. */
export async function peekedReader(
  { read, cancel }: ByteReader,
  length: number,
): Promise<{ start: Uint8Array; bytes: ByteReader }> {
  let start: Uint8Array = new Uint8Array(0)
  let piece = await read()
  while (piece && start.length + piece.length < length) {
    start = Uint8Array.of(...start, ...piece)
    piece = await read()
  }
  const waiting = [start, piece].filter((one) => one !== undefined && one.length > 0)
  return {
    start: piece ? Uint8Array.of(...start, ...piece.subarray(0, length - start.length)) : start,
    bytes: { read: () => (waiting.length > 0 ? Promise.resolve(waiting.shift()) : read()), cancel },
  }
}
