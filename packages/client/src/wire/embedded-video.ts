import { byteStream } from '../bytes/byte-stream.ts'
import { skipDataUrlHeader } from '../bytes/data-url.ts'
import { decodeBase64 } from '../bytes/decode-base64.ts'
import type { TakeString } from '../bytes/json-reader.ts'
import type { VideoSource } from '../video-task.ts'

/** Stands in a parsed answer where a `data:` URL stood: the bytes never become a string. */
export class EmbeddedVideo {
  readonly source: VideoSource

  constructor(source: VideoSource) {
    this.source = source
  }
}

/** Reads the video to its end, one way or another, and says where it is then. */
export type KeepVideo = (video: ReadableStream<Uint8Array>, index: number) => Promise<VideoSource>

/**
 * Takes the videos that stand as `data:` URLs in a status answer. `metadata` repeats them, so it counts only
 * where nothing stood before it.
 *
 * @see Contract §2.3
 */
export function takeEmbeddedVideos(keep: KeepVideo): TakeString {
  let taken = 0
  return async (string, path) => {
    const isCopy = taken > 0 && path.includes('metadata')
    if (isCopy || !(await string.startsWith('data:video/'))) return undefined
    await skipDataUrlHeader(string)
    const video = byteStream(decodeBase64(string, {}))
    return new EmbeddedVideo(await keep(video, taken++))
  }
}

/** Leaves the video of a status answer where it is: whoever wants its bytes asks for the answer again. */
export function passOverEmbeddedVideos(taskId: string): TakeString {
  return async (string) => {
    if (!(await string.startsWith('data:video/'))) return undefined
    await skipDataUrlHeader(string)
    let size = 0
    for (let run = await string.read(Infinity); run; run = await string.read(Infinity)) {
      const padding = run.length - run.indexOf(0x3d)
      size += (padding > 2 ? run.length : run.length - padding) * 0.75
    }
    return new EmbeddedVideo({ kind: 'file', fileId: taskId, size: Math.floor(size) })
  }
}
