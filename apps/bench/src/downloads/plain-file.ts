import { fileUrl, handlerUrl } from './video-address.ts'
import type { VideoAddress } from './video-address.ts'

/** Of the gateway, or of a server that passes it on. The limit: the same bytes with nothing to decode. */
export async function plainFile(video: VideoAddress): Promise<Blob> {
  return (await fetch(fileUrl(video))).blob()
}

/** What our handler sends, with nothing of ours in the page. */
export async function handlerFile(video: VideoAddress): Promise<Blob> {
  return (await fetch(handlerUrl(video))).blob()
}
