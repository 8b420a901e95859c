import { json } from 'node:stream/consumers'
import { listen } from './listen.ts'
import { makeClip } from './make-clip.ts'
import { monotonicTime } from './monotonic-time.ts'
import { servePage } from './page-files.ts'
import { sameBytes } from './same-bytes.ts'
import { sendVideo } from './send-video.ts'
import { createTestVideo } from './test-video.ts'
import { trickle } from './trickle.ts'
import { downloadAnswer, fileAnswer, statusAnswer } from './video-answers.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Transfer } from './send-video.ts'

/** The gateway of the bench: static bodies, so that it is never what the others wait for. */
const clip = await makeClip()
let lastTransfer: Transfer = { socketBytes: 0 }

listen((request, response) => {
  answer(request, response).catch(() => response.destroy())
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (servePage(request, response)) return
  const { method, url: path = '/' } = request
  if (path === '/last-transfer') return sendJson(response, lastTransfer)
  if (method === 'POST' && path.startsWith('/v1/')) return submit(request, response)
  const [taskId = '', kind = '', size] = /(sora|veo|slow)_(\d+)/.exec(path) ?? []
  if (size === undefined) return void response.writeHead(404).end()
  const video = createTestVideo(clip, Number(size))
  if (method === 'POST') return sendJson(response, await sameBytes(request, video.bytes()))
  if (path.startsWith('/files/')) return send(response, fileAnswer(video))
  if (!path.includes('/download?')) {
    const finished = { task_id: taskId, status: 'succeeded', format: 'mp4' }
    return kind === 'veo'
      ? send(response, statusAnswer(taskId, video))
      : sendJson(response, finished)
  }
  const download = downloadAnswer(taskId, video)
  if (kind !== 'slow') return send(response, download)
  const onFirstBase64 = () => (lastTransfer.firstBase64At = monotonicTime())
  return send(response, { ...download, pieces: () => trickle(download.pieces(), onFirstBase64) })
}

/** A submit names the task that it wants. */
async function submit(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt } = (await json(request)) as { prompt: string }
  sendJson(response, { task_id: prompt, status: 'queued', format: 'mp4' })
}

function send(...args: Parameters<typeof sendVideo>): Promise<void> {
  const { transfer, sent } = sendVideo(...args)
  lastTransfer = transfer
  return sent
}

function sendJson(response: ServerResponse, value: unknown): void {
  response
    .setHeader('content-type', 'application/json')
    .setHeader('access-control-allow-origin', '*')
    .end(JSON.stringify(value))
}
