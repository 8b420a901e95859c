import { VideoGenerationClient } from '@tanstack/ai-client'
import { readJson } from '../downloads/gateway-answer.ts'
import { downloadUrl } from '../downloads/video-address.ts'
import type { DownloadAnswer } from '../downloads/gateway-answer.ts'
import type { VideoAddress } from '../downloads/video-address.ts'

/** TanStack AI in a page, without its hook. The result is a `data:` URL, which is fetched. */
export async function tanstackAiClient(video: VideoAddress): Promise<Blob> {
  const { url } = await generate(video)
  return (await fetch(url)).blob()
}

function generate(video: VideoAddress): Promise<{ url: string }> {
  return new Promise((resolve, reject) => {
    const client = new VideoGenerationClient({
      async fetcher() {
        const { data_url } = await readJson<DownloadAnswer>(downloadUrl(video))
        return { jobId: video.taskId, status: 'completed', url: data_url }
      },
      onResult: (result) => resolve(result),
      onError: reject,
    })
    void client.generate({ prompt: 'A cat' })
  })
}
