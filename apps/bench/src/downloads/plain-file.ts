import { fileUrl } from './video-address.ts'
import type { VideoAddress } from './video-address.ts'

/** The limit: the same bytes with nothing to decode. */
export async function plainFile(video: VideoAddress): Promise<Blob> {
  return (await fetch(fileUrl(video))).blob()
}
