import { atHeadedVideo, base64Video } from '../bytes/base64-video.ts'
import { EmbeddedVideo } from './embedded-video.ts'
import { isUnsuccessful } from './record.ts'
import { isResultPath, placeOf } from './result-place.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { JsonString } from '../bytes/json-string.ts'
import type { TakeString } from '../bytes/json-reader.ts'
import type { VideoSource } from '../video-task.ts'

/**
 * Reads the video to its end, one way or another, and says where it is then. `index` counts the results of its task,
 * whatever form they have.
 */
export type KeepVideo = (video: ByteReader, index: number) => Promise<VideoSource>

/**
 * Takes the videos that stand as base64, of `data:` URLs or bare, where an answer carries its results. The same videos may stand again
 * elsewhere in it; those copies are passed over.
 *
 * @see Contract §2.3
 */
export function takeEmbeddedVideos(keep: KeepVideo): TakeString {
  const taken = new Map<number, VideoSource>()
  const count = countResults()
  let place: string | undefined
  return async (string, path, around) => {
    const index = count(path, around)
    if (index === undefined || !(await atHeadedVideo(string))) return undefined
    place ??= placeOf(path)
    const copied = place === placeOf(path) ? undefined : taken.get(index)
    if (copied) {
      await countLetters(string)
      return new EmbeddedVideo(copied)
    }
    const source = await keep(base64Video(string), index)
    taken.set(index, source)
    return new EmbeddedVideo(source)
  }
}

/** A video to be opened as it arrives; whoever opens it leaves the rest of the answer unread. */
export interface WantedVideo {
  readonly fileId: string
  open(video: ByteReader): void
}

/**
 * Leaves the videos of a status answer where they are, or lets those be that are kept already.
 *
 * @param fileIdOf - Names the file of each.
 * @param wanted - The one that is not passed over.
 */
export function passOverEmbeddedVideos(
  fileIdOf: (index: number) => string,
  wanted?: WantedVideo,
): TakeString {
  const count = countResults()
  return async (string, path, around) => {
    const index = count(path, around)
    if (index === undefined || !(await atHeadedVideo(string))) return undefined
    const fileId = fileIdOf(index)
    if (wanted?.fileId === fileId) {
      wanted.open(base64Video(string))
      return new Promise(() => undefined)
    }
    const size = Math.floor((await countLetters(string)) * 0.75)
    return new EmbeddedVideo({ kind: 'file', fileId, size })
  }
}

/** Numbers the results at each place of an answer; what stands elsewhere, or beside `success: false`, is none. */
function countResults() {
  const counts = new Map<string, number>()
  return (path: readonly string[], around: readonly object[]): number | undefined => {
    if (!isResultPath(path) || around.some(isUnsuccessful)) return undefined
    const place = placeOf(path)
    const index = counts.get(place) ?? 0
    counts.set(place, index + 1)
    return index
  }
}

/** Reads base64 to its end and counts its letters, without padding and line breaks. */
async function countLetters(string: JsonString): Promise<number> {
  let letters = 0
  for (let run = await string.read(Infinity); run; run = await string.read(Infinity)) {
    letters += run.length
    for (let at = run.length - 1; run[at] === 0x3d; at--) letters--
    if (run.includes(0x0a)) letters -= run.filter((letter) => letter < 0x20).length
  }
  return letters
}
