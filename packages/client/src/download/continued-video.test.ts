import { createServer } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { DownloadProgress } from '../files/video-files.ts'

const video = Buffer.concat([
  Buffer.from('\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x0cmoov1234\0\0\x80\x08mdat', 'latin1'),
  Buffer.from(Array.from({ length: 32_768 }, (_, at) => at % 251)),
])
const cutAt = 20_000

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A client, and a real server that gives a link's bytes in these ways, the last one again and again. */
async function setUp(answers: readonly Answer[]) {
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

const strong = { etag: '"v1"', 'accept-ranges': 'bytes', 'content-type': 'video/mp4' }

/** Sends the start of the video, and breaks the connection. */
const breakOff =
  (headers: Record<string, string>, end = cutAt): Answer =>
  (_, response) => {
    response.writeHead(200, { ...headers, 'content-length': String(video.length) })
    response.write(video.subarray(0, end), () => setTimeout(() => response.destroy(), 20))
  }

/** Answers a `Range` request with the rest of the video. */
const giveRange =
  (headers: Record<string, string> = strong, end = video.length): Answer =>
  (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1])
    const range = `bytes ${start}-${end - 1}/${video.length}`
    response.writeHead(206, { ...headers, 'content-range': range })
    response.end(video.subarray(start, end))
  }

const giveAll: Answer = (_, response) => {
  response.writeHead(200, strong)
  response.end(video)
}

const refuse: Answer = (_, response) => {
  response.writeHead(416, { 'content-range': `bytes */${video.length}` })
  response.end()
}

it('goes on where a link broke off', async () => {
  const { asked, progress, download } = await setUp([breakOff(strong), giveRange()])

  expect((await download()).equals(video)).toBe(true)

  expect(asked).toHaveLength(2)
  expect(asked[1]?.headers).toMatchObject({ range: `bytes=${cutAt}-`, 'if-range': '"v1"' })
  expect(progress.filter(({ attempt }) => attempt === 2).map(({ received }) => received)).toSatisfy(
    (counts: number[]) => counts.every((count) => count >= cutAt),
  )
  expect(progress.at(-1)).toMatchObject({ received: video.length, total: video.length, attempt: 2 })
})

it('goes on more than once, as often as it tries again', async () => {
  const { asked, download } = await setUp([
    breakOff(strong),
    giveRange(strong, cutAt + 5000),
    giveRange(),
  ])

  expect((await download()).equals(video)).toBe(true)
  expect(asked.map(({ headers }) => headers.range)).toEqual([
    undefined,
    `bytes=${cutAt}-`,
    `bytes=${cutAt + 5000}-`,
  ])
})

it('goes on behind a part that nobody asked for', async () => {
  const part: Answer = (_, response) => {
    const range = `bytes 0-${cutAt - 1}/${video.length}`
    response.writeHead(206, { 'content-type': 'video/mp4', etag: '"v1"', 'content-range': range })
    response.end(video.subarray(0, cutAt))
  }
  const { asked, download } = await setUp([part, giveRange()])

  expect((await download()).equals(video)).toBe(true)
  expect(asked).toHaveLength(2)
})

const longAgo = new Date(0).toUTCString()

it('goes on by a date where that is strong', async () => {
  const dated = { 'last-modified': longAgo, 'accept-ranges': 'bytes', 'content-type': 'video/mp4' }
  const { asked, download } = await setUp([breakOff(dated), giveRange(dated)])

  expect((await download()).equals(video)).toBe(true)
  expect(asked[1]?.headers['if-range']).toBe(longAgo)
})

it.each<[string, Record<string, string>]>([
  ['a weak validator', { ...strong, etag: 'W/"v1"' }],
  ['no validator', { 'accept-ranges': 'bytes', 'content-type': 'video/mp4' }],
  ['a date of just now', { ...strong, etag: '', 'last-modified': new Date().toUTCString() }],
  ['no ranges', { etag: '"v1"', 'content-type': 'video/mp4' }],
  ['ranges refused', { ...strong, 'accept-ranges': 'none' }],
])('starts again behind %s', async (_, headers) => {
  const { asked, download } = await setUp([breakOff(headers), giveAll])

  expect((await download()).equals(video)).toBe(true)
  expect(asked.map(({ headers: { range } }) => range)).toEqual([undefined, undefined])
})

it('takes the whole of a video that has changed', async () => {
  const { asked, download } = await setUp([breakOff(strong), giveAll])

  expect((await download()).equals(video)).toBe(true)
  expect(asked).toHaveLength(2)
})

it.each<[string, Answer]>([
  ['refuses the range', refuse],
  [
    'gives another range',
    (_, response) => {
      response.writeHead(206, { ...strong, 'content-range': `bytes 5-9/${video.length}` })
      response.end(video.subarray(5, 10))
    },
  ],
  ['gives a range of other bytes', giveRange({ ...strong, etag: '"v2"' })],
])('starts again where a server %s', async (_, answer) => {
  const { download } = await setUp([breakOff(strong), answer, giveAll])

  expect((await download()).equals(video)).toBe(true)
})

it('streams on where a link broke off', async () => {
  const { client, clock, task, asked } = await setUp([breakOff(strong), giveRange()])

  const stream = await client.stream(task)
  const bytes = await clock.runUntil(new Response(stream).arrayBuffer())

  expect(Buffer.from(bytes).equals(video)).toBe(true)
  expect(asked).toHaveLength(2)
})

it('holds what came of a video that stays cut, until it comes whole', async () => {
  const weak = { 'content-type': 'video/mp4' }
  const { client, task, download } = await setUp([
    breakOff(weak, 9000),
    breakOff(weak),
    breakOff(weak, 15_000),
    giveAll,
  ])

  await expect(download()).rejects.toMatchObject({ code: 'download_failed' })

  expect(client.files.state('t1')).toMatchObject({ status: 'failed', partial: cutAt })
  const piece = client.files.partial(task.taskId)
  const came = Buffer.from(new Uint8Array((await piece?.arrayBuffer()) ?? []))
  expect(came.equals(video.subarray(0, cutAt))).toBe(true)
  expect(await client.files.find('t1')).toBeUndefined()
  await download()
  expect(client.files.partial('t1')).toBeUndefined()
})

it('holds nothing of what has nothing to see in it', async () => {
  const { client, download } = await setUp([breakOff({ 'content-type': 'video/mp4' }, 30)])

  await expect(download()).rejects.toMatchObject({ code: 'download_failed' })
  expect(client.files.state('t1')).not.toHaveProperty('partial')
})
