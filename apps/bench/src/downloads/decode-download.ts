import { decodeDownload } from '@generated-video/client'
import { downloadUrl } from './video-address.ts'
import type { DecodedDownload } from '@generated-video/client'
import type { VideoAddress } from './video-address.ts'

/** `decodeDownload`, and all of it kept. */
export async function decodeToBlob(video: VideoAddress): Promise<Blob> {
  return new Response((await open(video)).stream).blob()
}

/** `decodeDownload`, and nothing kept: as a server passes a video on. */
export async function decodeThrough(video: VideoAddress): Promise<{ size: number }> {
  let size = 0
  for await (const piece of (await open(video)).stream) size += piece.length
  return { size }
}

async function open(video: VideoAddress): Promise<DecodedDownload> {
  const { body } = await fetch(downloadUrl(video))
  if (!body) throw new Error('The answer has no body.')
  return decodeDownload(body)
}
