import { getVideoJobStatus } from '@tanstack/ai'
import { BaseVideoAdapter } from '@tanstack/ai/adapters'
import { readJson } from '../downloads/gateway-answer.ts'
import { downloadUrl } from '../downloads/video-address.ts'
import type { DownloadAnswer } from '../downloads/gateway-answer.ts'
import type { VideoAddress } from '../downloads/video-address.ts'

/** TanStack AI on a server. It hands videos on as URLs and decodes nothing, so the `data:` URL is fetched. */
export async function tanstackAi(video: VideoAddress): Promise<Blob> {
  const adapter = new GatewayVideoAdapter(video)
  const { url } = await getVideoJobStatus({ adapter, jobId: video.taskId })
  if (url === undefined) throw new Error('There is no URL.')
  return (await fetch(url)).blob()
}

/** What its adapters for OpenAI and Gemini give: a `data:` URL. */
class GatewayVideoAdapter extends BaseVideoAdapter<'sora-2'> {
  readonly name = 'gateway'
  readonly #video: VideoAddress

  constructor(video: VideoAddress) {
    super({}, 'sora-2')
    this.#video = video
  }

  createVideoJob() {
    return Promise.resolve({ jobId: this.#video.taskId, model: 'sora-2' })
  }

  getVideoStatus(jobId: string) {
    return Promise.resolve({ jobId, status: 'completed' as const })
  }

  async getVideoUrl(jobId: string) {
    const { data_url } = await readJson<DownloadAnswer>(downloadUrl(this.#video))
    return { jobId, url: data_url }
  }
}
