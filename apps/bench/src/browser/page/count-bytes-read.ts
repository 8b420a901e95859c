import { clientDirect } from '../../downloads/our-client.ts'
import type { VideoAddress } from '../../downloads/video-address.ts'

/** How much of the gateway's JSON the client asks for, at its reader, and how long the JSON is. */
export interface BytesRead {
  bytesRead: number
  bodyBytes: number
}

/** Downloads once more, with a body that counts and reads nothing ahead. */
export async function countBytesRead(video: VideoAddress): Promise<BytesRead> {
  const counted: BytesRead = { bytesRead: 0, bodyBytes: 0 }
  await clientDirect(video, {
    async fetch(request) {
      const response = await fetch(request)
      counted.bodyBytes = Number(response.headers.get('content-length'))
      if (!response.body) return response
      const body = countingBody(response.body, (bytes) => (counted.bytesRead += bytes))
      return new Response(body, response)
    },
  })
  return counted
}

function countingBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onRead: (bytes: number) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader()
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) {
        controller.close()
        controller.byobRequest?.respond(0)
        return
      }
      onRead(value.length)
      controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
}
