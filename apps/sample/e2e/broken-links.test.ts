import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { createVideoHandler } from '@generated-video/server'
import { toNodeListener } from '@generated-video/server/node'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { putClient } from './client-in-page.ts'
import { openSample } from './open-sample.ts'
import { openPage } from './sample-page.ts'
import type { VideoSource } from '@generated-video/client'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Page } from 'playwright'

const video = Buffer.concat([
  Buffer.from('\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x0cmoov1234\0\x08\x00\x08mdat', 'latin1'),
  Buffer.from(Array.from({ length: 524_288 }, (_, at) => at % 251)),
])
const changed = Buffer.from(video).fill(7, 40)
const cutAt = 300_000

// What Chromium's cache keeps of a broken answer, it goes on with by itself.
const uncached = { 'cache-control': 'no-store', 'content-type': 'video/mp4' }
const readable = { ...uncached, 'access-control-allow-origin': '*' }
const parts = { ...readable, etag: '"v1"', 'accept-ranges': 'bytes' }
const exposed = { ...parts, 'access-control-expose-headers': '*' }

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const breakOff =
  (
    headers: Record<string, string>,
    body = video.subarray(0, cutAt),
    length: number | null = video.length,
  ): Answer =>
  (_, response) => {
    response.writeHead(200, { ...headers, ...(length && { 'content-length': String(length) }) })
    response.write(body, () => setTimeout(() => response.destroy(), 100))
  }

/** A file server: a part where one is asked for. */
const serve =
  (headers: Record<string, string>, file = video): Answer =>
  (request, response) => {
    const { range = '', 'if-range': ifRange = headers.etag } = request.headers
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? []
    if (first === undefined || ifRange !== headers.etag) {
      response.writeHead(200, { ...headers, 'content-length': String(file.length) })
      return response.end(file)
    }
    const end = Math.min(file.length, last ? Number(last) + 1 : Infinity)
    const part = file.subarray(Number(first), end)
    response.writeHead(206, {
      ...headers,
      'content-length': String(part.length),
      'content-range': `bytes ${first}-${end - 1}/${file.length}`,
    })
    response.end(part)
  }

/** One whose rest no page may read. */
const serveUnreadableRest: Answer = (request, response) =>
  request.headers.range
    ? serve({ ...uncached, etag: '"v1"' })(request, response)
    : serve(exposed)(request, response)

const packed = gzipSync(video)
const hidden = {
  ...parts,
  'access-control-expose-headers': 'ETag, Accept-Ranges, Content-Range',
}
const kept = { ...parts, 'cache-control': 'max-age=600' }
const gzip = { 'content-encoding': 'gzip' }

const sample = openSample()
const hosts: Server[] = []
let asked: IncomingMessage[] = []
let page: Page

beforeAll(async () => {
  ;({ page } = await openPage(sample.browser, sample.url))
  await putClient(page)
})
beforeEach(() => {
  asked = []
})
afterAll(() => {
  for (const host of hosts) {
    host.closeAllConnections()
    host.close()
  }
})

/** A host of another origin than the page's: one answer at first, another one ever after. */
async function listen(first: Answer, then: Answer): Promise<string> {
  const host = createServer((request, response) => {
    const answer = asked.length === 0 ? first : then
    asked.push(request)
    if (request.method === 'OPTIONS') response.writeHead(403).end()
    else answer(request, response)
  })
  hosts.push(host)
  host.listen(0, '127.0.0.1')
  await once(host, 'listening')
  const address = host.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/a.mp4`
}

const rest = `bytes=${cutAt}-`

it.each<[string, Answer, Answer, { ranges?: unknown[]; comes?: Buffer }]>([
  ['lets a page read all', breakOff(exposed), serve(exposed), { ranges: [undefined, rest] }],
  [
    'lets a page read nothing more',
    breakOff(parts),
    serve(parts),
    { ranges: [undefined, undefined] },
  ],
  [
    'hides which part it gives',
    breakOff({ ...parts, 'access-control-expose-headers': 'ETag, Accept-Ranges' }),
    serve({ ...parts, 'access-control-expose-headers': 'ETag, Accept-Ranges' }),
    { ranges: [undefined, rest, undefined] },
  ],
  [
    'has another file by now',
    breakOff(exposed),
    serve({ ...exposed, etag: '"v2"' }, changed),
    { ranges: [undefined, rest, undefined], comes: changed },
  ],
  [
    'lets no page read a part',
    breakOff(exposed),
    serveUnreadableRest,
    { ranges: [undefined, rest, undefined] },
  ],
  [
    'packs what it gives, and hides that',
    breakOff({ ...hidden, ...gzip }, packed.subarray(0, packed.length / 2), packed.length),
    serve(hidden),
    { ranges: [undefined, undefined] },
  ],
  [
    'packs what it gives, and hides that and its length',
    breakOff({ ...hidden, ...gzip }, packed.subarray(0, packed.length / 2), null),
    serve(hidden),
    { ranges: [undefined, expect.stringMatching(/^bytes=\d+-$/)] },
  ],
  ['lets a page read nothing more, but keep it', breakOff(kept), serve(kept), {}],
  [
    'lets a page read all and keep it, and has another file by now',
    breakOff({ ...kept, 'access-control-expose-headers': '*' }),
    serve({ ...kept, 'access-control-expose-headers': '*', etag: '"v2"' }, changed),
    { comes: changed },
  ],
])('comes whole from a host that broke off and %s', async (_, first, then, expected) => {
  const { ranges, comes = video } = expected
  const url = await listen(first, then)

  const sha256 = await download({ baseUrl: '/api', source: { kind: 'link', url } })

  expect(sha256).toBe(sha256Of(comes))
  expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET']))
  if (ranges) expect(asked.map(({ headers }) => headers.range)).toEqual(ranges)
})

it('goes on where a handler of another origin broke off', async () => {
  const upstream: (Headers | undefined)[] = []
  const handler = createVideoHandler({
    apiKey: 'sk-mock',
    baseUrl: 'https://gateway.example/v1',
    dangerouslyAllowAnonymous: true,
    allowedOrigins: [sample.url],
    linkedResults: { hosts: ['cdn.example'] },
    fetch({ url, headers }) {
      if (new URL(url).host !== 'cdn.example')
        return Promise.resolve(
          Response.json({ task_id: 't', status: 'succeeded', url: 'https://cdn.example/a.mp4' }),
        )
      upstream.push(headers)
      return Promise.resolve(giveFile(headers.get('range')))
    },
  })
  const listener = toNodeListener(handler)
  const breaking: Answer = (request, response) => {
    breakAfter(response, cutAt)
    listener(request, response)
  }
  const { origin } = new URL(await listen(breaking, listener))

  const source = { kind: 'download', linked: true } as const
  const sha256 = await download({ baseUrl: `${origin}/api`, source })

  expect(sha256).toBe(sha256Of(video))
  expect(asked.map(({ method, headers }) => [method, headers.range])).toEqual([
    ['GET', undefined],
    ['GET', rest],
  ])
  expect(upstream.at(-1)?.get('if-range')).toBe('"v1"')
})

function giveFile(range: string | null): Response {
  const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
  const contentRange = `bytes ${start}-${video.length - 1}/${video.length}`
  return new Response(video.subarray(start), {
    status: range ? 206 : 200,
    headers: { ...parts, ...(range && { 'content-range': contentRange }) },
  })
}

/** Destroys the connection once so many bytes of the body have gone. */
function breakAfter(response: ServerResponse, end: number): void {
  const write = response.write.bind(response)
  let left = end
  response.write = (chunk: Uint8Array, ...more: never[]) => {
    if (chunk.length < left) {
      left -= chunk.length
      return write(chunk, ...more)
    }
    const last = chunk.subarray(0, left)
    left = 0
    return write(last, () => setTimeout(() => response.destroy(), 100))
  }
}

/** Downloads in the page. */
function download(from: { baseUrl: string; source: VideoSource }): Promise<string> {
  return page.evaluate(async ({ baseUrl, source }) => {
    const client = createVideoClient({ baseUrl, files: false })
    const task = { taskId: 't', status: 'succeeded', sources: [source], format: 'mp4' } as const
    const { blob } = await client.download(task)
    const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }, from)
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
