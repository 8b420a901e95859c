import { base64Reader } from '../bytes/base64-reader.ts'
import { skipDataUrlHeader } from '../bytes/data-url.ts'
import { mp4Reader } from '../bytes/mp4-reader.ts'
import { EmbeddedVideo } from './embedded-video.ts'
import { isResultPath } from './task-sources.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { JsonString } from '../bytes/json-string.ts'
import type { TakeString } from '../bytes/json-reader.ts'
import type { VideoSource } from '../video-task.ts'

/** Reads the video to its end, one way or another, and says where it is then. */
export type KeepVideo = (video: ByteReader, index: number) => Promise<VideoSource>

/**
 * Takes the videos that stand as `data:` URLs where an answer carries its results. The same videos may stand again
 * elsewhere in it; those copies are passed over.
 *
 * @see Contract §2.3
 */
export function takeEmbeddedVideos(keep: KeepVideo): TakeString {
  const taken: VideoSource[] = []
  let place: string | undefined
  return async (string, path) => {
    if (!isResultPath(path) || !(await string.startsWith('data:video/'))) return undefined
    await skipDataUrlHeader(string)
    place ??= path.join('.')
    const first = taken[0]
    if (first && place !== path.join('.')) {
      await countLetters(string)
      return new EmbeddedVideo(first)
    }
    const source = await keep(mp4Reader(base64Reader(string), {}), taken.length)
    taken.push(source)
    return new EmbeddedVideo(source)
  }
}

/**
 * Leaves the videos of a status answer where they are, or lets those be that are kept already.
 *
 * @param fileIdOf - Names the file of each.
 */
export function passOverEmbeddedVideos(fileIdOf: (index: number) => string): TakeString {
  let passed = 0
  return async (string, path) => {
    if (!isResultPath(path) || !(await string.startsWith('data:video/'))) return undefined
    await skipDataUrlHeader(string)
    const size = Math.floor((await countLetters(string)) * 0.75)
    return new EmbeddedVideo({ kind: 'file', fileId: fileIdOf(passed++), size })
  }
}

/** Reads base64 to its end and counts its letters, without the padding. */
async function countLetters(string: JsonString): Promise<number> {
  let letters = 0
  for (let run = await string.read(Infinity); run; run = await string.read(Infinity)) {
    letters += run.length
    for (let at = run.length - 1; run[at] === 0x3d; at--) letters--
  }
  return letters
}
