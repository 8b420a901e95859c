import { VideoError } from '@generated-video/client'
import type {
  ObjectUrlLease,
  SucceededVideoTask,
  VideoClient,
  VideoFileHandle,
} from '@generated-video/client'
import { localObjectUrls } from '../file/local-object-urls.ts'

/**
 * Kept bytes, a Blob, an object URL of one, or a finished task, whose bytes need not be held yet and of which `result`
 * then tells which.
 */
export type SaveableVideo = VideoFileHandle | Blob | `blob:${string}` | SucceededVideoTask

/** The client is absent without a provider; then there are only Blobs and their URLs. */
type Client = VideoClient | undefined

/** Which video, and which of its results where it is a task. */
export interface ChosenVideo {
  file: SaveableVideo
  /** From 0. @defaultValue 0 */
  result?: number | undefined
}

/** @throws {@link VideoError} `download_failed` where the bytes are no longer kept. */
export async function leaseUrl(client: Client, chosen: ChosenVideo): Promise<ObjectUrlLease> {
  const { file: video } = chosen
  if (typeof video === 'string') return { url: video, release: () => undefined }
  const urls = client?.files ?? localObjectUrls
  const lease = await urls.objectUrl(
    video instanceof Blob ? video : await fileId(client, video, chosen.result),
  )
  return lease ?? lost(video)
}

/** @throws {@link VideoError} `download_failed` where the bytes are no longer kept. */
export async function readBlob(client: Client, chosen: ChosenVideo): Promise<Blob> {
  const { file: video } = chosen
  if (video instanceof Blob) return video
  if (typeof video === 'string') return (await fetch(video)).blob()
  if (!isTask(video)) return (await client?.files.blob(video.fileId)) ?? lost(video)
  return (await needed(client).download(video, { result: chosen.result })).blob
}

/** The bytes, or where they are not held an answer that asks for them as it is read. */
export async function openBytes(client: Client, chosen: ChosenVideo): Promise<Blob | Response> {
  const { file: video, result } = chosen
  if (!isTask(video) || !client || (await client.files.find(video.taskId, result)))
    return readBlob(client, chosen)
  const body = streamWhenRead(() => client.stream(video, { result }))
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

/** Which of its task's results it is, as far as it is told or known. */
export function resultOf({ file, result }: ChosenVideo): number {
  if (result !== undefined) return result
  return typeof file === 'object' && 'fileId' in file ? (file.result ?? 0) : 0
}

/** Where the bytes of a task are not kept, they are fetched. */
async function fileId(
  client: Client,
  video: VideoFileHandle | SucceededVideoTask,
  result: number | undefined,
): Promise<string> {
  if (!isTask(video)) return video.fileId
  const kept = await needed(client).files.find(video.taskId, result)
  return (kept ?? (await needed(client).download(video, { result }))).fileId
}

function needed(client: Client): VideoClient {
  if (client) return client
  throw new VideoError('invalid_request', 'Saving a task needs a <VideoProvider>.')
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
