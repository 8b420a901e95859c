import { createHash } from 'node:crypto'

type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** Whether two files are the same, by their SHA-256. */
export async function sameBytes(one: Pieces, other: Pieces): Promise<boolean> {
  return (await digest(one)) === (await digest(other))
}

async function digest(pieces: Pieces): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}
