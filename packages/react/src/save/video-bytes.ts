import { VideoError } from '@generated-video/client'
import type {
  ObjectUrlLease,
  SucceededVideoTask,
  VideoClient,
  VideoFileHandle,
} from '@generated-video/client'
import { localObjectUrls } from '../file/local-object-urls.ts'

/** Kept bytes, a Blob, an object URL of one, or a finished task, whose bytes need not be held yet. */
export type SaveableVideo = VideoFileHandle | Blob | `blob:${string}` | SucceededVideoTask

/** The client is absent without a provider; then there are only Blobs and their URLs. */
type Client = VideoClient | undefined

/** @throws {@link VideoError} `download_failed` where the bytes are no longer kept. */
export async function leaseUrl(client: Client, video: SaveableVideo): Promise<ObjectUrlLease> {
  if (typeof video === 'string') return { url: video, release: () => undefined }
  const urls = client?.files ?? localObjectUrls
  const lease = await urls.objectUrl(video instanceof Blob ? video : await fileId(client, video))
  return lease ?? lost(video)
}

/** @throws {@link VideoError} `download_failed` where the bytes are no longer kept. */
export async function readBlob(client: Client, video: SaveableVideo): Promise<Blob> {
  if (video instanceof Blob) return video
  if (typeof video === 'string') return (await fetch(video)).blob()
  return (await client?.files.blob(await fileId(client, video))) ?? lost(video)
}

/** The bytes, or where they are not held an answer that asks for them as it is read. */
export async function openBytes(client: Client, video: SaveableVideo): Promise<Blob | Response> {
  if (!isTask(video) || !client || (await client.files.find(video.taskId)))
    return readBlob(client, video)
  const body = streamWhenRead(() => client.stream(video))
  return new Response(body, { headers: { 'content-type': 'video/mp4' } })
}

export function isTask(video: SaveableVideo): video is SucceededVideoTask {
  return typeof video === 'object' && 'sources' in video
}

/** The id that tells a video apart, where it has one. */
export function idOf(video: SaveableVideo): string | undefined {
  if (typeof video === 'string') return video
  return video instanceof Blob ? undefined : video.taskId
}

/** Where the bytes of a task are not kept, they are fetched. */
async function fileId(
  client: Client,
  video: VideoFileHandle | SucceededVideoTask,
): Promise<string> {
  if (!isTask(video)) return video.fileId
  if (!client) throw new VideoError('invalid_request', 'Saving a task needs a <VideoProvider>.')
  const { fileId } = (await client.files.find(video.taskId)) ?? (await client.download(video))
  return fileId
}

function lost(video: SaveableVideo): never {
  throw new VideoError('download_failed', 'The video to save is no longer kept.', {
    taskId: idOf(video),
  })
}

function streamWhenRead(
  open: () => Promise<ReadableStream<Uint8Array>>,
): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  return new ReadableStream(
    {
      async pull(controller) {
        reader ??= (await open()).getReader()
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
