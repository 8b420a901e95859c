import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ServerResponse } from 'node:http'

/** What the gateway knows of the video it sent last. */
export interface Transfer {
  /** Bytes written to the socket, those that nobody read included. */
  readonly socketBytes: number
  /** When the first base64 was written, on the machine's monotonic clock, in milliseconds. */
  firstBase64At?: number
}

export interface SentVideo {
  contentType: string
  length: number
  pieces(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** Sends as fast as it is read. `sent` rejects where the reader leaves. */
export function sendVideo(
  response: ServerResponse,
  { contentType, length, pieces }: SentVideo,
): { transfer: Transfer; sent: Promise<void> } {
  const { socket } = response
  const written = () => socket?.bytesWritten ?? 0
  const before = written()
  response.writeHead(200, {
    'content-type': contentType,
    'content-length': length,
    'cache-control': 'no-store',
  })
  const transfer = {
    get socketBytes() {
      return written() - before
    },
  }
  return { transfer, sent: pipeline(Readable.from(pieces()), response) }
}
