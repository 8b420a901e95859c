import { readJson } from './gateway-answer.ts'
import { downloadUrl } from './video-address.ts'
import type { DownloadAnswer } from './gateway-answer.ts'
import type { VideoAddress } from './video-address.ts'

/**
 * What the gateway's documentation tells a page to do.
 *
 * @see Contract §3
 */
export async function documentedSnippet(video: VideoAddress): Promise<Blob> {
  const data = await readJson<DownloadAnswer>(downloadUrl(video))
  const binaryString = atob(data.base64)
  const bytes = new Uint8Array(binaryString.length)
  for (let i = 0; i < binaryString.length; i++) {
    bytes[i] = binaryString.charCodeAt(i)
  }
  return new Blob([bytes], { type: 'video/mp4' })
}
