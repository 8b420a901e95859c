import { streamOf } from '../bytes/byte-stream.ts'
import { isWebmStart, mediaStartLength } from '../bytes/media-start.ts'
import { peekedReader } from '../bytes/peeked-reader.ts'
import { VideoError } from '../video-error.ts'
import { continuedReader } from './continued-reader.ts'
import type { RetryOptions } from '../retry.ts'
import type { VideoPosition, VideoStream } from '../video-client.ts'
import type { OpenedVideo } from '../wire/open-video-answer.ts'

export interface OpenStreamOptions extends RetryOptions {
  from: VideoPosition | undefined
}

/** Streams an opened video, from where it is asked to begin if its server can give that. */
export async function openStream(
  whole: OpenedVideo,
  { from, ...retry }: OpenStreamOptions,
): Promise<VideoStream> {
  const first = await peekedReader(whole.video, mediaStartLength)
  const end = from && (await endOf(whole, from))
  if (end) whole.video.cancel()
  const opened = end?.opened ?? { ...whole, video: first.bytes }
  const { total = whole.total, isFramed } = opened
  const start = end?.start ?? 0
  return {
    type: isWebmStart(first.start) ? 'video/webm' : 'video/mp4',
    start,
    ...(total !== undefined && { total }),
    ...(total !== undefined && isFramed && { length: total - start }),
    ...(whole.etag !== undefined && { etag: whole.etag }),
    stream: streamOf(continuedReader(opened, { ...retry, start })),
  }
}

/** `undefined` where nothing but the whole can be had, or nothing would tell where the end is. */
async function endOf(
  { etag, total = Infinity, askForEnd }: OpenedVideo,
  { start, ifEtag = etag }: VideoPosition,
) {
  if (!askForEnd || etag === undefined || ifEtag !== etag || start === 0 || start >= total) return
  const opened = await askForEnd(start).catch((error: unknown) => {
    if (VideoError.is(error)) return undefined
    throw error
  })
  if (opened?.isRest && opened.total !== undefined) return { opened, start }
  opened?.video.cancel()
}
