import { isWholeVideo, VideoError } from '@generated-video/client'
import { samplesOfFragment } from './fragment-samples.ts'
import { boxesOf } from './mp4-box.ts'
import type { Mp4Box } from './mp4-box.ts'
import { readPictureTrack } from './picture-track.ts'
import type { PictureTrack, SampleRun } from './picture-track.ts'
import { samplesOfTables } from './table-samples.ts'

/** When a picture is shown, in seconds of the player's. */
export interface PictureTime {
  readonly start: number
  readonly end: number
}

/** Bytes. What tells when pictures are shown takes a few dozen for each. */
const largestIndex = 64 * 2 ** 20

/**
 * Reads in an MP4 itself when its last picture is shown. Where the sound goes on for longer, or the index stands in
 * pieces, browsers do not tell, and some show the first picture at the end.
 *
 * @returns `undefined` where it is another kind of file, or tells it in a way that is not read here.
 * @throws {@link VideoError} `download_failed` where the file breaks off before that picture.
 */
export async function readLastPicture(file: Blob): Promise<PictureTime | undefined> {
  try {
    const boxes = await boxesOf(file)
    const index = boxes.find(({ type }) => type === 'moov')
    const track = index && readPictureTrack(await contentOf(file, index))
    if (!track) return await unread(file)
    const { start, end, lastByte } = await lastSample(file, boxes, track)
    if (lastByte > file.size) throw brokenOff()
    if (start === -Infinity) return undefined
    return { start: track.secondsOf(start), end: track.secondsOf(end) }
  } catch (error) {
    // A box is shorter than it has to be.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Of a file that breaks off browsers show some picture at times where others would be. */
async function unread(file: Blob): Promise<undefined> {
  if (!(await isWholeVideo(file))) throw brokenOff()
}

async function lastSample(
  file: Blob,
  boxes: readonly Mp4Box[],
  track: PictureTrack,
): Promise<SampleRun> {
  let last = samplesOfTables(track)
  let begin = 0
  const isInFragments = boxes.some(({ type }) => type === 'moof')
  for (const box of boxes) {
    if (isInFragments && (box.type === '' || box.end > file.size)) throw brokenOff()
    if (box.type !== 'moof') continue
    const samples = samplesOfFragment(await contentOf(file, box), box, track, begin)
    if (!samples) continue
    begin = samples.next
    const later = samples.start > last.start ? samples : last
    last = { ...later, lastByte: Math.max(last.lastByte, samples.lastByte) }
  }
  return last
}

async function contentOf(file: Blob, { content, end }: Mp4Box): Promise<DataView> {
  if (end > file.size) throw brokenOff()
  if (end - content > largestIndex) throw new RangeError('The index is larger than any.')
  return new DataView(await file.slice(content, end).arrayBuffer())
}

function brokenOff(): VideoError {
  return new VideoError('download_failed', 'The video breaks off before its last picture.')
}
