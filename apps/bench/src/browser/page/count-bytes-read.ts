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

type Body = ReadableStream<Uint8Array<ArrayBuffer>>

/** The same body: whoever asks for so many bytes is given no more, and whoever asks for any is given what is there. */
function countingBody(body: Body, onRead: (bytes: number) => void): Body {
  let reader: ReadableStreamReader<Uint8Array<ArrayBuffer>> | undefined
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      const asked = controller.byobRequest?.view?.byteLength
      const { done, value } = await (asked === undefined ? readAny() : readInto(asked))
      if (!done) {
        onRead(value.length)
        return controller.enqueue(value)
      }
      controller.close()
      controller.byobRequest?.respond(0)
    },
    cancel: (reason) => (reader ?? body).cancel(reason),
  })

  function readAny() {
    const any = body.getReader()
    reader = any
    return any.read().finally(release)
  }

  function readInto(length: number) {
    const byob = body.getReader({ mode: 'byob' })
    reader = byob
    return byob.read(new Uint8Array(length)).finally(release)
  }

  function release() {
    reader?.releaseLock()
    reader = undefined
  }
}
