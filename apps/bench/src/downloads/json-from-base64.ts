import { readJson } from './gateway-answer.ts'
import { downloadUrl } from './video-address.ts'
import type { DownloadAnswer } from './gateway-answer.ts'
import type { VideoAddress } from './video-address.ts'

/** The snippet with the platform's own decoder. */
export async function jsonFromBase64(video: VideoAddress): Promise<Blob> {
  const { base64 } = await readJson<DownloadAnswer>(downloadUrl(video))
  return new Blob([Uint8Array.fromBase64(base64)], { type: 'video/mp4' })
}
