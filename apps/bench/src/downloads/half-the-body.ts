import { downloadUrl } from './video-address.ts'
import type { VideoAddress } from './video-address.ts'

/** The limit of everything that reads the JSON: its first half, into one buffer that is reused. Gives no video. */
export async function halfTheBody(video: VideoAddress): Promise<Blob> {
  const { body, headers } = await fetch(downloadUrl(video))
  if (!body) throw new Error('The answer has no body.')
  const reader = body.getReader({ mode: 'byob' })
  const half = Number(headers.get('content-length')) / 2
  let view = new Uint8Array(65_536)
  for (let read = 0; read < half;) {
    const { done, value } = await reader.read(view)
    if (done) break
    read += value.length
    view = new Uint8Array(value.buffer)
  }
  await reader.cancel()
  return new Blob()
}
