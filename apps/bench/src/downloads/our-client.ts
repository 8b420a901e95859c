import { createVideoClient } from '@generated-video/client'
import type { VideoClientOptions } from '@generated-video/client'
import type { VideoAddress } from './video-address.ts'

type FetchOption = Pick<VideoClientOptions, 'fetch'>

/** `client.download` of the gateway's JSON. */
export async function clientDirect(video: VideoAddress, options: FetchOption = {}): Promise<Blob> {
  const task = { taskId: video.taskId, model: 'sora-2' }
  return (await directClient(video, options).download(task)).blob
}

/** `client.download` through our server handler. */
export async function clientThroughHandler(video: VideoAddress): Promise<Blob> {
  const client = createVideoClient({ baseUrl: `${video.origin}/api` })
  return (await client.download({ taskId: video.taskId, model: 'sora-2' })).blob
}

/** `client.retrieve` of a status answer that holds the video, and the kept file. */
export async function clientStatus(video: VideoAddress): Promise<Blob> {
  const client = directClient(video)
  const reference = { taskId: video.taskId, model: 'veo-3.1-fast-generate-preview' }
  const task = await client.retrieve(reference)
  const source = task.status === 'succeeded' ? task.sources[0] : undefined
  if (source?.kind !== 'file') throw new Error('The status answer gave no file.')
  const blob = await client.files.blob(source.fileId)
  if (!blob) throw new Error('The file was not kept.')
  return blob
}

function directClient({ origin }: VideoAddress, options: FetchOption = {}) {
  const key = { apiKey: 'sk-bench', dangerouslyAllowBrowser: true }
  return createVideoClient({ baseUrl: `${origin}/v1`, ...key, ...options })
}
