import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { listen } from './listen.ts'
import { makeClip } from './make-clip.ts'
import { servePage } from './page-files.ts'
import { createTestVideo } from './test-video.ts'
import { downloadAnswer, fileAnswer, statusAnswer } from './video-answers.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Transfer } from './transfer.ts'
import type { VideoAnswer } from './video-answers.ts'

/** The gateway of the bench: static bodies, so that it is never what the others wait for. */
const clip = await makeClip()
let lastTransfer: Transfer = { socketBytes: 0 }

listen((request, response) => {
  answer(request, response).catch(() => response.destroy())
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (servePage(request, response)) return
  const path = request.url ?? '/'
  if (path === '/last-transfer') return sendJson(response, lastTransfer)
  const size = Number(/video_(\d+)/.exec(path)?.[1])
  if (request.method === 'POST') return sendJson(response, await isVideo(request, size))
  const video = createTestVideo(clip, size)
  if (path.startsWith('/files/')) return sendVideo(response, fileAnswer(video))
  const isDownload = path.includes('/download?')
  return sendVideo(response, isDownload ? downloadAnswer(video) : statusAnswer(video))
}

async function sendVideo(response: ServerResponse, { contentType, length, pieces }: VideoAnswer) {
  lastTransfer = watchSocket(response)
  response.writeHead(200, {
    'content-type': contentType,
    'content-length': length,
    'cache-control': 'no-store',
  })
  await pipeline(Readable.from(pieces()), response)
}

function watchSocket({ socket }: ServerResponse): Transfer {
  const written = () => socket?.bytesWritten ?? 0
  const before = written()
  return {
    get socketBytes() {
      return written() - before
    },
  }
}

/** Whether what was received is what was sent. */
async function isVideo(received: AsyncIterable<Uint8Array>, size: number): Promise<boolean> {
  const expected = createTestVideo(clip, size).bytes()
  return (await digest(received)) === (await digest(expected))
}

async function digest(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

function sendJson(response: ServerResponse, value: unknown): void {
  response
    .setHeader('content-type', 'application/json')
    .setHeader('access-control-allow-origin', '*')
    .end(JSON.stringify(value))
}
