import { readJson } from './gateway-answer.ts'
import { downloadUrl, statusUrl } from './video-address.ts'
import type { DownloadAnswer, StatusAnswer } from './gateway-answer.ts'
import type { VideoAddress } from './video-address.ts'

/** The download answer's `data:` URL, fetched. */
export async function fetchDataUrl(video: VideoAddress): Promise<Blob> {
  const { data_url } = await readJson<DownloadAnswer>(downloadUrl(video))
  return (await fetch(data_url)).blob()
}

/** The status answer's `data:` URL, fetched. */
export async function fetchStatusDataUrl(video: VideoAddress): Promise<Blob> {
  const { url } = await readJson<StatusAnswer>(statusUrl(video))
  return (await fetch(url)).blob()
}
