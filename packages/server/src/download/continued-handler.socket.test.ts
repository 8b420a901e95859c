import { once } from 'node:events'
import { createServer } from 'node:http'
import { createVideoClient, systemClock } from '@generated-video/client'
import { afterEach, expect, it } from 'vitest'
import { apiKey } from '../call-handler.test-helper.ts'
import { toNodeListener } from '../node.ts'
import { createVideoHandler } from '../video-handler.ts'
import type { Clock } from '@generated-video/client'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

const video = Buffer.concat([
  Buffer.from('\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x0cmoov1234\0\0\x80\x08mdat', 'latin1'),
  Buffer.from(Array.from({ length: 32_768 }, (_, at) => at % 251)),
])
const changed = Buffer.from(video).fill(7, 40)
const cutAt = 20_000
const strong = { etag: '"v1"', 'accept-ranges': 'bytes', 'content-type': 'video/mp4' }

/** Goes on at once where another would wait before it tries again; time limits stay. */
const clock: Clock = {
  ...systemClock,
  schedule: (callback, delay) => systemClock.schedule(callback, delay < 10_000 ? 0 : delay),
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function listen(answer: Answer): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

interface RigOptions {
  /** What the host of the video answers, the last one again and again. */
  host: readonly Answer[]
  /** Where the file lies: behind a link, or the gateway's own route. */
  family?: 'link' | 'route'
  /** After how many bytes the handler's answers break, one by one. */
  breaks?: readonly number[]
}

/** A page's client, a real handler that may break off, and a real host of the video behind it. */
async function setUp({ host, family = 'link', breaks = [] }: RigOptions) {
  const asked: IncomingMessage[] = []
  const give: Answer = (request, response) => {
    const answer = host[Math.min(asked.length, host.length - 1)]
    asked.push(request)
    answer?.(request, response)
  }
  const files = await listen(give)
  const gateway = await listen((request, response) => {
    if (request.url?.includes('/download')) return give(request, response)
    response.setHeader('content-type', 'application/json')
    const url = family === 'link' ? `http://${files}/a.mp4` : undefined
    response.end(JSON.stringify({ task_id: 't', status: 'succeeded', url }))
  })
  const handler = createVideoHandler({
    apiKey,
    baseUrl: `http://${gateway}/v1`,
    clock,
    dangerouslyAllowAnonymous: true,
    linkedResults: { hosts: [files] },
  })
  const serve = toNodeListener(handler)
  const toPage: IncomingMessage[] = []
  const api = await listen((request, response) => {
    const end = breaks[toPage.length]
    toPage.push(request)
    if (end !== undefined) breakAfter(response, end)
    serve(request, response)
  })
  const client = createVideoClient({ baseUrl: `http://${api}/api`, clock })
  const download = async () => {
    const model = family === 'link' ? 'wanx-video-v1' : 'sora-2'
    const sources = [{ kind: 'download' }] as const
    const task = { taskId: 't', model, status: 'succeeded', sources, format: 'mp4' } as const
    const { blob } = await client.download(task)
    return Buffer.from(await blob.arrayBuffer())
  }
  const url = `http://${api}/api/video/generations/download?id=t`
  return { asked, toPage, download, url }
}

/** Destroys the connection once so many bytes of the body have gone. */
function breakAfter(response: ServerResponse, end: number): void {
  const write = response.write.bind(response)
  let left = end
  response.write = (chunk: Uint8Array, ...rest: never[]) => {
    if (chunk.length < left) {
      left -= chunk.length
      return write(chunk, ...rest)
    }
    const close = () => setTimeout(() => response.destroy(), 20)
    return left > 0 ? write(chunk.subarray(0, left), close) : true
  }
}

/** Sends the start of the video, and breaks the connection. */
const breakOff =
  (headers: Record<string, string>): Answer =>
  (_, response) => {
    response.writeHead(200, { ...headers, 'content-length': String(video.length) })
    response.write(video.subarray(0, cutAt), () => setTimeout(() => response.destroy(), 20))
  }

/** A plain file server: the whole of it, or the part that is asked for. */
const serveFile =
  (file = video, headers: Record<string, string> = strong): Answer =>
  (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? NaN)
    const { 'if-range': ifRange = headers.etag } = request.headers
    if (Number.isNaN(start) || ifRange !== headers.etag || !headers['accept-ranges']) {
      response.writeHead(200, { ...headers, 'content-length': String(file.length) })
      return response.end(file)
    }
    const range = `bytes ${start}-${file.length - 1}/${file.length}`
    response.writeHead(206, { ...headers, 'content-range': range })
    response.end(file.subarray(start))
  }

const families = ['link', 'route'] as const

it.each(families)('goes on where the handler broke off, behind a %s', async (family) => {
  const { asked, toPage, download } = await setUp({ family, host: [serveFile()], breaks: [cutAt] })

  expect((await download()).equals(video)).toBe(true)

  expect(toPage).toHaveLength(2)
  expect(toPage[1]?.headers).toMatchObject({ range: `bytes=${cutAt}-`, 'if-range': '"v1"' })
  expect(asked.at(-1)?.headers).toMatchObject({ range: `bytes=${cutAt}-`, 'if-range': '"v1"' })
  expect(asked.at(-1)?.headers.authorization).toBe(
    family === 'link' ? undefined : `Bearer ${apiKey}`,
  )
})

it('goes on twice where the handler breaks off twice', async () => {
  const { toPage, download } = await setUp({ host: [serveFile()], breaks: [cutAt, 5_000] })

  expect((await download()).equals(video)).toBe(true)
  expect(toPage.map(({ headers }) => headers.range)).toEqual([
    undefined,
    `bytes=${cutAt}-`,
    `bytes=${cutAt + 5_000}-`,
  ])
})

it.each(families)('hides from the page that upstream broke off, behind a %s', async (family) => {
  const { toPage, asked, download } = await setUp({ family, host: [breakOff(strong), serveFile()] })

  expect((await download()).equals(video)).toBe(true)
  expect(toPage).toHaveLength(1)
  expect(asked[1]?.headers).toMatchObject({ range: `bytes=${cutAt}-`, 'if-range': '"v1"' })
})

it('asks upstream for the rest until somebody answers', async () => {
  const drop: Answer = (_, response) => response.destroy()
  const { toPage, asked, download } = await setUp({ host: [breakOff(strong), drop, serveFile()] })

  expect((await download()).equals(video)).toBe(true)
  expect(toPage).toHaveLength(1)
  expect(asked).toHaveLength(3)
})

it('goes on where the handler broke off, and upstream in the middle of the rest', async () => {
  const breakRest: Answer = (_, response) => {
    const range = `bytes ${cutAt}-${video.length - 1}/${video.length}`
    response.writeHead(206, { ...strong, 'content-range': range })
    response.write(video.subarray(cutAt, cutAt + 4_000), () =>
      setTimeout(() => response.destroy(), 20),
    )
  }
  const { toPage, download } = await setUp({
    host: [serveFile(), serveFile(), breakRest, serveFile()],
    breaks: [cutAt],
  })

  expect((await download()).equals(video)).toBe(true)
  expect(toPage).toHaveLength(2)
})

it('starts again with what lies upstream by now', async () => {
  const { toPage, download } = await setUp({
    host: [serveFile(), serveFile(changed, { ...strong, etag: '"v2"' })],
    breaks: [cutAt],
  })

  expect((await download()).equals(changed)).toBe(true)
  expect(toPage).toHaveLength(2)
})

it.each<[string, Record<string, string>]>([
  ['a weak validator', { ...strong, etag: 'W/"v1"' }],
  ['no ranges', { etag: '"v1"', 'content-type': 'video/mp4' }],
  ['no validator', { 'accept-ranges': 'bytes', 'content-type': 'video/mp4' }],
  ['a validator that holds the key', { ...strong, etag: `"${apiKey}"` }],
])('promises no rest behind %s, and a page starts again', async (_, headers) => {
  const host = [serveFile(video, headers)]
  const { url, toPage, download } = await setUp({ host, breaks: [Infinity, cutAt] })
  const response = await fetch(url)
  await response.arrayBuffer()

  expect(response.status).toBe(200)
  expect(response.headers.get('etag')).toBeNull()
  expect(response.headers.get('accept-ranges')).toBeNull()
  expect((await download()).equals(video)).toBe(true)
  expect(toPage.map(({ headers: { range } }) => range)).toEqual([undefined, undefined, undefined])
})

it.each<[range: string, ifRange: string | undefined, start: number]>([
  [`bytes=${cutAt}-`, '"v1"', cutAt],
  [`bytes=${cutAt}-`, undefined, cutAt],
  [`Bytes=${video.length - 1}-`, '"v1"', video.length - 1],
  [`bytes=${cutAt}-`, '"v2"', 0],
  [`bytes=${cutAt}-`, 'W/"v1"', 0],
  [`bytes=${cutAt}-`, new Date(0).toUTCString(), 0],
  [`bytes=${video.length}-`, undefined, 0],
  ['bytes=99999999999999999999-', undefined, 0],
  ['bytes=0-', undefined, 0],
  ['bytes=-500', undefined, 0],
  ['bytes=5-9', undefined, 0],
  ['bytes=5-,9-', undefined, 0],
  ['seconds=5-', undefined, 0],
])('answers Range: %s, If-Range: %s from byte %i on', async (range, ifRange, start) => {
  const { url } = await setUp({ host: [serveFile()] })

  const response = await fetch(url, { headers: { range, ...(ifRange && { 'if-range': ifRange }) } })

  const last = video.length - 1
  const contentRange = start > 0 ? `bytes ${start}-${last}/${video.length}` : null
  expect(response.status).toBe(start > 0 ? 206 : 200)
  expect(response.headers.get('content-range')).toBe(contentRange)
  expect(response.headers.get('etag')).toBe('"v1"')
  expect(response.headers.get('accept-ranges')).toBe('bytes')
  expect(response.headers.get('content-type')).toBe('video/mp4')
  expect(Buffer.from(await response.arrayBuffer()).equals(video.subarray(start))).toBe(true)
})

it('breaks a rest off rather than end it short', async () => {
  const short: Answer = (_, response) => {
    const range = `bytes ${cutAt}-${video.length - 1}/${video.length}`
    response.writeHead(206, { 'content-range': range, etag: '"v1"' })
    response.end(video.subarray(cutAt, -5))
  }
  const refuse: Answer = (_, response) => response.writeHead(416).end()
  const { url } = await setUp({ host: [serveFile(), short, refuse] })

  const response = await fetch(url, { headers: { range: `bytes=${cutAt}-` } })

  expect(response.status).toBe(206)
  await expect(response.arrayBuffer()).rejects.toThrow()
})
