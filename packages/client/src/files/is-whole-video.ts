import { isWebmStart } from '../bytes/media-start.ts'
import { Mp4Boxes } from '../bytes/mp4-boxes.ts'
import { WebmElements } from '../bytes/webm-elements.ts'
import type { Mp4Ending } from '../bytes/mp4-boxes.ts'

/** The longest header of a box or an element, in bytes. */
const longestHeader = 16

/**
 * Tells whether an MP4 or a WebM is all there: its boxes or elements end where it ends. Only headers are read, and the
 * last byte. What begins as neither is judged as an MP4.
 *
 * @param notedSize - Its size in bytes as somebody has noted it, or `undefined`. Asked only where neither boxes nor
 * elements tell where the file ends. @defaultValue nobody has
 * @returns False also where the system can no longer read the bytes, or has put zeros in place of a box.
 * @see ISO/IEC 14496-12 §4.2
 */
export async function isWholeVideo(
  blob: Blob,
  notedSize: () => Promise<number | undefined> = () => Promise.resolve(undefined),
): Promise<boolean> {
  try {
    await blob.slice(-1).arrayBuffer()
    const ending = await endingOf(blob)
    if (ending !== 'open') return ending === 'whole'
    const size = await notedSize()
    return size === undefined || size === blob.size
  } catch {
    return false
  }
}

async function endingOf(blob: Blob): Promise<Mp4Ending> {
  const isWebm = isWebmStart(await bytesAt(blob, 0))
  const boxes = isWebm ? new WebmElements() : new Mp4Boxes()
  for (let at = 0; at < blob.size;) {
    const header = await bytesAt(blob, at)
    boxes.follow(header)
    at += header.length + boxes.skip(blob.size - at - header.length)
  }
  return boxes.ending()
}

async function bytesAt(blob: Blob, at: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(at, at + longestHeader).arrayBuffer())
}
