import { createServer } from 'node:http'
import { afterEach } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { DownloadProgress } from '../files/video-files.ts'

export const video = Buffer.concat([
  Buffer.from('\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x0cmoov1234\0\0\x80\x08mdat', 'latin1'),
  Buffer.from(Array.from({ length: 32_768 }, (_, at) => at % 251)),
])
export const cutAt = 20_000

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A client, and a real server that gives a link's bytes in these ways, the last one again and again. */
export async function serveLink(answers: readonly Answer[]) {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]
    asked.push(request)
    answer?.(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const clock = manualClock()
  const client = createVideoClient({ baseUrl: `http://127.0.0.1:${port}/v1`, clock })
  const url = `http://127.0.0.1:${port}/files/cat.mp4`
  const sources = [{ kind: 'link', url }] as const
  const task = { taskId: 't1', status: 'succeeded', sources, format: 'mp4' } as const
  const progress: DownloadProgress[] = []
  const download = async () => {
    const onProgress = (one: DownloadProgress) => void progress.push(one)
    const { blob } = await clock.runUntil(client.download(task, { onProgress }))
    return Buffer.from(await blob.arrayBuffer())
  }
  return { client, clock, task, asked, progress, download }
}

export const strong = { etag: '"v1"', 'accept-ranges': 'bytes', 'content-type': 'video/mp4' }

/** Sends the start of the video, and breaks the connection. */
export const breakOff =
  (headers: Record<string, string>, end = cutAt): Answer =>
  (_, response) => {
    response.writeHead(200, { ...headers, 'content-length': String(video.length) })
    response.write(video.subarray(0, end), () => setTimeout(() => response.destroy(), 20))
  }

/** Answers a `Range` request with the rest of the video. */
export const giveRange =
  (headers: Record<string, string> = strong, end = video.length): Answer =>
  (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1])
    const range = `bytes ${start}-${end - 1}/${video.length}`
    response.writeHead(206, { ...headers, 'content-range': range })
    response.end(video.subarray(start, end))
  }

export const giveAll: Answer = (_, response) => {
  response.writeHead(200, strong)
  response.end(video)
}

export const refuse: Answer = (_, response) => {
  response.writeHead(416, { 'content-range': `bytes */${video.length}` })
  response.end()
}
