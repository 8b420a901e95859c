import { JSONParser } from '@streamparser/json'
import { platformBase64 } from '../downloads/platform-base64.ts'
import { downloadUrl } from '../downloads/video-address.ts'
import type { VideoAddress } from '../downloads/video-address.ts'

/**
 * A streaming JSON parser, set up with care: one path, nothing else kept, a buffer for strings, and no byte read
 * behind the video. It still gives the string whole.
 */
export async function streamParser(video: VideoAddress): Promise<Blob> {
  const { body } = await fetch(downloadUrl(video))
  if (!body) throw new Error('The answer has no body.')
  const parser = new JSONParser({ paths: ['$.base64'], keepStack: false, stringBufferSize: 65_536 })
  const found: unknown[] = []
  parser.onValue = ({ value }) => found.push(value)
  for await (const chunk of body) {
    parser.write(chunk)
    if (found.length > 0) break
  }
  return new Blob([platformBase64(String(found[0]))], { type: 'video/mp4' })
}
