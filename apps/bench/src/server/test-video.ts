import { randomBytes } from 'node:crypto'

/** An mp4 of any length that takes the memory of one block, and no work to send. */
export interface TestVideo {
  readonly size: number
  bytes(): Iterable<Uint8Array>
  base64(): Iterable<Uint8Array>
}

// A multiple of three, so that padding characters stand at the very end only.
const blockLength = 3 * 65_536
const block = randomBytes(blockLength)
const encodedBlock = encode(block)

/**
 * A real clip and a `free` box behind it, filled with the same block again and again.
 *
 * @param size - Bytes, below 4 GiB.
 * @throws A `RangeError` where the clip alone is larger.
 */
export function createTestVideo(clip: Uint8Array, size: number): TestVideo {
  const header = freeBoxHeader(size - clip.length)
  const filling = (3 - ((clip.length + header.length) % 3)) % 3
  const head = Buffer.concat([clip, header, block.subarray(0, filling)])
  const padding = size - head.length
  if (padding < 0) throw new RangeError(`The clip alone has ${clip.length} bytes, not ${size}.`)
  const blocks = Math.floor(padding / blockLength)
  const rest = block.subarray(0, padding % blockLength)
  return {
    size,
    *bytes() {
      yield head
      for (let sent = 0; sent < blocks; sent++) yield block
      yield rest
    },
    *base64() {
      yield encode(head)
      for (let sent = 0; sent < blocks; sent++) yield encodedBlock
      yield encode(rest)
    },
  }
}

/** @see ISO/IEC 14496-12 §8.1.2 */
function freeBoxHeader(length: number): Buffer {
  const header = Buffer.from('....free')
  header.writeUInt32BE(Math.max(length, 8))
  return header
}

function encode(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('base64'))
}
