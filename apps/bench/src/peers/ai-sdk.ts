import { experimental_generateVideo } from 'ai'
import { readJson } from '../downloads/gateway-answer.ts'
import { downloadUrl } from '../downloads/video-address.ts'
import type { DownloadAnswer } from '../downloads/gateway-answer.ts'
import type { VideoAddress } from '../downloads/video-address.ts'

type VideoModel = Parameters<typeof experimental_generateVideo>[0]['model']
type VideoData = { type: 'base64'; data: string } | { type: 'url'; url: string }

/** Vercel's AI SDK with a model that hands it the answer's base64. */
export function aiSdkBase64(video: VideoAddress): Promise<Blob> {
  return generate(video, ({ base64 }) => ({ type: 'base64', data: base64 }))
}

/** Vercel's AI SDK with a model that hands it the answer's `data:` URL. */
export function aiSdkDataUrl(video: VideoAddress): Promise<Blob> {
  return generate(video, ({ data_url }) => ({ type: 'url', url: data_url }))
}

async function generate(
  address: VideoAddress,
  pick: (answer: DownloadAnswer) => VideoData,
): Promise<Blob> {
  const model = {
    specificationVersion: 'v4',
    provider: 'bench',
    modelId: 'sora-2',
    maxVideosPerCall: 1,
    async doGenerate() {
      const answer = await readJson<DownloadAnswer>(downloadUrl(address))
      return {
        videos: [{ ...pick(answer), mediaType: 'video/mp4' }],
        warnings: [],
        response: { timestamp: new Date(), modelId: 'sora-2', headers: undefined },
      }
    },
  } satisfies VideoModel
  const { video } = await experimental_generateVideo({ model, prompt: 'A cat', maxRetries: 0 })
  return new Blob([Uint8Array.from(video.uint8Array)], { type: video.mediaType })
}
