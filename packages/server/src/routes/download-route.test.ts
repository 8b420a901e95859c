import { expect, it } from 'vitest'
import { deferred } from '../deferred.test-helper.ts'
import {
  bodies,
  createRig,
  download,
  finish,
  get,
  linkHost,
  readJson,
  sha256,
  submit,
} from '../call-handler.test-helper.ts'

const linkedResults = { hosts: [linkHost] }
const families = [
  ['sora', bodies.sora],
  ['veo', bodies.veo],
  ['wan', bodies.wan],
] as const

it.each(families)('sends the very bytes, as video/mp4: %s', async (_, body) => {
  const rig = createRig({ linkedResults })
  const response = await download(rig, await finish(rig, body))

  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'video/mp4',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-mock-gateway': '1',
    'x-request-id': expect.stringMatching(/^mock-/) as string,
  })
  const { tasks } = await rig.gateway.ledger()
  expect(await sha256(await response.arrayBuffer())).toBe(tasks[0]?.sha256)
})

it.each(families)('finds the video of a task that it did not submit: %s', async (_, body) => {
  const rig = createRig({ linkedResults })
  const submitted = await rig.gateway.fetch('/v1/video/generations', {
    method: 'POST',
    headers: { authorization: 'Bearer sk-canary-0123456789abcdef' },
    body: JSON.stringify(body),
  })
  rig.gateway.advance(3_600_000)
  const response = await download(rig, String((await readJson(submitted)).task_id))

  const { tasks } = await rig.gateway.ledger()
  expect(await sha256(await response.arrayBuffer())).toBe(tasks[0]?.sha256)
})

it('names the file on request', async () => {
  const rig = createRig()
  const response = await download(rig, await finish(rig, bodies.sora), '&filename=%E8%B2%93%2F1')

  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="_ 1.mp4"; filename*=UTF-8''%E8%B2%93%201.mp4`,
  )
  await response.body?.cancel()
})

it('connects to no host that is not listed', async () => {
  const rig = createRig({ linkedResults: { hosts: ['cdn.example'] } })
  const response = await download(rig, await finish(rig, bodies.wan))

  expect(response.status).toBe(403)
  expect(await readJson(response)).toMatchObject({ error: { code: 'forbidden', billed: 'no' } })
  expect(rig.sent.map(({ url }) => new URL(url).host)).toEqual([
    'gateway.example',
    'gateway.example',
  ])
})

it('sends no key to a listed host', async () => {
  const rig = createRig({ linkedResults })
  await (await download(rig, await finish(rig, bodies.wan))).arrayBuffer()
  const toHost = rig.sent.filter(({ url }) => new URL(url).host === linkHost)

  expect(toHost).toHaveLength(1)
  expect(toHost[0]?.headers.has('authorization')).toBe(false)
})

it.each([
  'http://127.0.0.1/a.mp4',
  'http://localhost:8080/a.mp4',
  'http://169.254.169.254/latest/meta-data/',
  'http://[::1]/a.mp4',
  'http://10.0.0.1/a.mp4',
  'https://evil.example/a.mp4',
  `https://${linkHost}.evil.example/a.mp4`,
  `https://${linkHost}@evil.example/a.mp4`,
  `http://${linkHost}/a.mp4`,
  `https://${linkHost}:8443/a.mp4`,
  'file:///etc/passwd',
  'ftp://evil.example/a.mp4',
  'gopher://127.0.0.1:6379/_',
  '//evil.example/a.mp4',
])('connects to nothing for a task whose url is %s', async (url) => {
  const rig = createRig({
    linkedResults,
    upstream: () => Promise.resolve(Response.json({ task_id: 'a', status: 'succeeded', url })),
  })
  const response = await download(rig, 'a')

  expect(response.status).toBeGreaterThanOrEqual(400)
  for (const request of rig.sent) expect(request.url).toMatch(/^https:\/\/gateway\.example\/v1\//)
})

it.each([
  ['sora', bodies.sora],
  ['veo', bodies.veo],
  ['wan', bodies.wan],
])('answers 409 before the task has finished: %s', async (_, body) => {
  const rig = createRig({ linkedResults })
  const response = await download(rig, await submit(rig, body))

  expect(response.status).toBe(409)
  expect(await readJson(response)).toMatchObject({
    error: { code: 'invalid_request', billed: 'no' },
  })
})

it.each([
  ['failed', bodies.sora, 409, 'task_failed'],
  ['failed', bodies.wan, 409, 'task_failed'],
  ['expired', bodies.sora, 410, 'expired'],
  ['expired', bodies.veo, 410, 'expired'],
  ['expired', bodies.wan, 410, 'expired'],
  ['download-500', bodies.sora, 502, 'gateway_error'],
  ['download-500', bodies.wan, 502, 'download_failed'],
  ['download-html', bodies.sora, 502, 'malformed_response'],
  ['download-html', bodies.wan, 502, 'malformed_response'],
  ['download-failed', bodies.sora, 502, 'gateway_error'],
  ['not-a-video', bodies.sora, 502, 'download_failed'],
  ['not-a-video', bodies.veo, 502, 'download_failed'],
  ['not-a-video', bodies.wan, 502, 'download_failed'],
])(
  'tells with a status what fails before the first byte: %s %o',
  async (fault, body, status, code) => {
    const rig = createRig({ linkedResults })
    const id = await finish(rig, { ...body, prompt: `[fault:${fault}] a cat` })
    const response = await download(rig, id)

    expect(await readJson(response)).toMatchObject({ error: { code } })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/json')
  },
)

it('answers 404 for a task that the gateway does not know', async () => {
  const response = await download(createRig(), 'nobody')

  expect(response.status).toBe(404)
  expect(await readJson(response)).toMatchObject({ error: { code: 'task_not_found' } })
})

it.each(
  families.flatMap(([family, body]) => [
    ['[fault:download-truncated]', family, body] as const,
    ['[fault:download-dropped][size:2000000]', family, body] as const,
  ]),
)('breaks the stream rather than end it short: %s %s', async (tags, _, body) => {
  const rig = createRig({ linkedResults })
  const response = await download(rig, await finish(rig, { ...body, prompt: `${tags} a cat` }))

  expect(response.status).toBe(200)
  await expect(drain(response)).rejects.toThrow()
})

it.each(families)('lets go of upstream when the reader cancels: %s', async (_, body) => {
  const { rig, cancelled } = createWatchedRig()
  const response = await download(rig, await finish(rig, body))
  const reader = response.body?.getReader()
  await reader?.read()
  await reader?.cancel()

  await expect.poll(cancelled).toBe(true)
})

it.each(families)('lets go of upstream when the browser leaves: %s', async (_, body) => {
  const { rig, cancelled } = createWatchedRig()
  const id = await finish(rig, body)
  const browser = new AbortController()
  const { signal } = browser
  const response = await rig.handler(get(`/video/generations/download?id=${id}`, { signal }))
  const reader = response.body?.getReader()
  await reader?.read()
  browser.abort()

  await expect(reader?.read()).rejects.toThrow()
  await expect.poll(cancelled).toBe(true)
})

it('lets go of upstream when the browser leaves before the first byte', async () => {
  const arrival = deferred<AbortSignal>()
  const rig = createRig({
    upstream: ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
        arrival.resolve(signal)
      }),
  })
  const browser = new AbortController()
  const { signal } = browser
  const left = rig.handler(get('/video/generations/download?id=abc', { signal }))
  const upstream = await arrival.promise
  browser.abort()

  expect((await left).status).toBe(499)
  expect(upstream.aborted).toBe(true)
  expect(rig.sent).toHaveLength(1)
})

it.each(families)('keeps no more of 64 MiB than its reader takes: %s', async (_, body) => {
  const size = 64 * 1024 * 1024
  const { rig, passed } = createWatchedRig()
  const id = await finish(rig, { ...body, prompt: `[size:${size}] a cat` })
  const response = await download(rig, id)
  const base64 = body.model === bodies.wan.model ? 1 : 4 / 3
  let received = 0
  let ahead = 0
  let peak = 0
  const idle = process.memoryUsage.rss()
  for await (const chunk of response.body ?? []) {
    received += chunk.byteLength
    ahead = Math.max(ahead, passed() - received * base64)
    peak = Math.max(peak, process.memoryUsage.rss() - idle)
  }

  expect(received).toBe(size)
  expect(ahead).toBeLessThan(2 * 1024 * 1024)
  expect(peak).toBeLessThan(size * 2)
})

/** Watches the body that carries the video: the last one that upstream began. */
function createWatchedRig() {
  let passed = 0
  let cancelled = false
  const rig = createRig({
    linkedResults,
    upstream: async (request, gateway) => {
      const response = await gateway.fetch(request)
      const reader = response.body?.getReader()
      passed = 0
      request.signal.addEventListener('abort', () => (cancelled = true))
      const body = new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            const chunk = await reader?.read()
            if (!chunk || chunk.done) return controller.close()
            passed += chunk.value.byteLength
            controller.enqueue(chunk.value)
          },
          cancel(reason) {
            cancelled = true
            return reader?.cancel(reason)
          },
        },
        { highWaterMark: 0 },
      )
      return new Response(body, response)
    },
  })
  return { rig, passed: () => passed, cancelled: () => cancelled }
}

async function drain({ body }: Response): Promise<number> {
  let size = 0
  for await (const chunk of body ?? []) size += chunk.byteLength
  return size
}
