import { readJson } from './gateway-answer.ts'
import { platformBase64 } from './platform-base64.ts'
import { downloadUrl } from './video-address.ts'
import type { DownloadAnswer } from './gateway-answer.ts'
import type { VideoAddress } from './video-address.ts'

/** The snippet with the platform's own decoder. */
export async function jsonFromBase64(video: VideoAddress): Promise<Blob> {
  const { base64 } = await readJson<DownloadAnswer>(downloadUrl(video))
  return new Blob([platformBase64(base64)], { type: 'video/mp4' })
}
