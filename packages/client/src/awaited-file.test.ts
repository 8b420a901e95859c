import { expect, it } from 'vitest'
import { createVideoClient } from './create-video-client.ts'
import { manualClock } from './manual-clock.test-helper.ts'
import { memoryVideoStore } from './store/memory-video-store.ts'
import type { VideoClientOptions } from './video-client.ts'
import type { VideoTask } from './video-task.ts'

const base = 'https://gateway.example/v1'
const status = `${base}/video/generations/t`
const downloadRoute = `${base}/video/generations/download?id=t`
const contentRoute = `${base}/videos/t/content`
const link = 'https://cdn.example/a.mp4'
const wan = { taskId: 't', model: 'wanx-video-v1' }
const sora = { taskId: 't', model: 'sora-2' }

const video = Buffer.concat([
  Buffer.from('\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\u0010moov\0\0\0\0\0\0\0\0'),
  Buffer.from('\0\0\u0001\0mdat'),
  Buffer.alloc(248, 7),
])
const sendVideo = () => new Response(video, { headers: { 'content-type': 'video/mp4' } })
const json = (body: unknown, init?: ResponseInit) => () => Response.json(body, init)
const refuse = (code: number, message = 'Task is not completed', headers = {}) =>
  json({ error: { message, type: 'invalid_request_error' } }, { status: code, headers })
const done = (rest = {}) => json({ task_id: 't', status: 'succeeded', ...rest })

type Routes = Partial<Record<string, (signal: AbortSignal) => Response | Promise<Response>>>

/** A client of a gateway that answers these URLs, all others as unknown; the answers may change later. */
function setUp(routes: Routes, options: Partial<VideoClientOptions> = {}) {
  const clock = manualClock()
  const sent: string[] = []
  const client = createVideoClient({
    baseUrl: base,
    clock,
    fetch: async ({ url, signal }) => {
      sent.push(url)
      return (routes[url] ?? refuse(404, `Invalid URL (GET ${new URL(url).pathname})`))(signal)
    },
    ...options,
  })
  const download = (task: VideoTask | { taskId: string; model?: string }) =>
    clock.runUntil(
      client.download(task).then(
        ({ size }) => size,
        (error: unknown) => error,
      ),
    )
  const count = (url: string) => sent.filter((one) => one === url).length
  return { client, clock, routes, sent, download, count }
}

async function follow({ client, clock }: ReturnType<typeof setUp>, task = wan) {
  const seen: VideoTask[] = []
  const all = async () => {
    for await (const one of client.follow(task)) seen.push(one)
  }
  await clock.runUntil(all())
  return seen
}

const noFile = {
  code: 'download_failed',
  billed: 'yes',
  action: 'check_again',
  retryable: false,
  taskId: 't',
}

it('waits for a link that comes after the success', async () => {
  const rig = setUp({ [status]: done() })
  const begun = rig.clock.now()
  rig.clock.schedule(() => (rig.routes[status] = done({ url: link })), 30_000)

  const seen = await follow(rig)

  expect(seen[0]).toMatchObject({ status: 'in_progress', finishedAt: begun })
  expect(new Set(seen.slice(0, -1).map(({ finishedAt }) => finishedAt))).toEqual(new Set([begun]))
  expect(seen.at(-1)).toMatchObject({ status: 'succeeded', sources: [{ kind: 'link', url: link }] })
  expect(rig.sent.every((url) => url === status)).toBe(true)
})

it('leaves the routes to the fetch a minute after the first success, without a probe', async () => {
  const rig = setUp({ [status]: done(), [contentRoute]: sendVideo })
  const begun = rig.clock.now()

  const last = (await follow(rig)).at(-1)

  expect(rig.clock.now() - begun).toBeGreaterThanOrEqual(60_000)
  expect(rig.clock.now() - begun).toBeLessThan(66_000)
  expect(last).toMatchObject({
    status: 'succeeded',
    sources: [{ kind: 'download' }],
    finishedAt: begun,
  })
  expect(rig.sent.every((url) => url === status)).toBe(true)
  expect(await rig.download(last ?? wan)).toBe(video.length)
  expect(rig.sent.slice(-2)).toEqual([downloadRoute, contentRoute])
})

it('asks the routes at once where the caller wants the file before the minute is over', async () => {
  const rig = setUp({ [status]: done(), [contentRoute]: sendVideo })
  const task = await rig.client.retrieve(wan)

  expect(task.status).toBe('in_progress')
  expect(await rig.download(task)).toBe(video.length)
  expect(rig.count(contentRoute)).toBe(1)
})

it('keeps the first success over polls of any kind, a gateway that forgets, and a reload', async () => {
  const store = memoryVideoStore()
  const rig = setUp(
    { [`${base}/video/generations`]: json({ task_id: 't' }), [status]: done() },
    { store: () => store },
  )
  const request = { model: 'wanx-video-v1', prompt: 'a cat' } as const
  await rig.client.submit(request, { generationId: 'one' })
  rig.clock.advance(5_000)
  const begun = rig.clock.now()
  await rig.client.poll(wan)
  rig.clock.advance(10_000)
  const again = await rig.client.retrieve(wan)
  rig.routes[status] = refuse(404, 'task not found')
  rig.clock.advance(10_000)
  const forgotten = await rig.client.poll(wan)

  await expect.poll(async () => JSON.stringify(await store.entries())).toContain(String(begun))
  const next = setUp(rig.routes, { store: () => store, clock: rig.clock })
  await expect.poll(() => next.client.generations.get('one')?.task?.finishedAt).toBe(begun)
  rig.clock.advance(40_000)
  const over = await next.client.poll(wan)

  for (const task of [again, forgotten.task]) expect(task).toMatchObject({ finishedAt: begun })
  expect(over.task).toMatchObject({ status: 'succeeded', finishedAt: begun })
})

it.each([
  ['400', refuse(400)],
  ['404', refuse(404, 'not found')],
  ['409', refuse(409, 'conflict')],
  ['425', refuse(425, 'too early')],
  ['202', json({ status: 'processing' }, { status: 202 })],
  ['its words', refuse(500, 'The video is not ready')],
])('asks the routes again for 5 minutes from the first success on: %s', async (_, answer) => {
  const rig = setUp({ [status]: done(), [downloadRoute]: answer, [contentRoute]: answer })
  const task = await rig.client.retrieve(sora)
  const begun = rig.clock.now()

  const error = await rig.download(task)

  expect(error).toMatchObject(noFile)
  expect(rig.clock.now() - begun).toBeGreaterThanOrEqual(300_000)
  expect(rig.clock.now() - begun).toBeLessThan(305_000)
  expect(rig.count(downloadRoute)).toBeGreaterThan(10)
  expect(rig.count(downloadRoute)).toBeLessThan(40)
})

it('gives the file as soon as a route has it, and the link as soon as the status does', async () => {
  const byRoute = setUp({ [status]: done(), [downloadRoute]: refuse(400) })
  byRoute.clock.schedule(() => (byRoute.routes[downloadRoute] = sendVideo), 100_000)
  const byLink = setUp({ [status]: done(), [link]: sendVideo })
  byLink.clock.schedule(() => (byLink.routes[status] = done({ url: link })), 100_000)

  for (const rig of [byRoute, byLink]) {
    const begun = rig.clock.now()
    expect(await rig.download(await rig.client.retrieve(sora))).toBe(video.length)
    expect(rig.clock.now() - begun).toBeLessThan(125_000)
  }
})

it('asks status and routes once more where it is asked again later', async () => {
  const rig = setUp({ [status]: done() })
  const task = await rig.client.retrieve(sora)
  expect(await rig.download(task)).toMatchObject(noFile)
  const before = rig.sent.length
  expect(await rig.download(task)).toMatchObject(noFile)
  const round = rig.sent.slice(before)
  rig.routes[status] = done({ url: link })
  rig.routes[link] = sendVideo

  expect(round).toEqual([downloadRoute, contentRoute, status])
  expect(await rig.download(task)).toBe(video.length)
})

it('waits as long as the route asks', async () => {
  const rig = setUp({
    [status]: done(),
    [downloadRoute]: refuse(425, 'later', { 'retry-after': '50' }),
    [contentRoute]: refuse(425, 'later', { 'retry-after': '50' }),
  })

  await rig.download(await rig.client.retrieve(sora))

  expect(rig.count(downloadRoute)).toBe(7)
})

it('lets go at once where the caller leaves', async () => {
  const rig = setUp({ [status]: done() })
  const leaving = new AbortController()
  const task = await rig.client.retrieve(sora)
  const stream = rig.client.stream(task, { signal: leaving.signal })
  rig.clock.schedule(() => leaving.abort(), 20_000)

  const error = await rig.clock.runUntil(stream.catch((reason: unknown) => reason))

  expect(error).toMatchObject({ name: 'AbortError' })
  expect(rig.clock.pending()).toBe(0)
})

it.each([
  ['a task that runs', json({ task_id: 't', status: 'running' }), 'invalid_request'],
  ['a task that failed', json({ status: 'failed', error: { message: 'no' } }), 'task_failed'],
  ['an unknown task', refuse(404, 'task not found'), 'task_not_found'],
  ['a task whose status is out of reach', refuse(500, 'broken'), 'task_not_found'],
])('waits for no file of %s', async (_, answer, code) => {
  const rig = setUp({ [status]: answer, [downloadRoute]: refuse(404, 'task not found') })
  const begun = rig.clock.now()

  expect(await rig.download(sora)).toMatchObject({ code })
  expect(rig.clock.now() - begun).toBeLessThan(10_000)
})

it.each([410, 404, 400])('takes the gateway at its word that a video is gone: %i', async (code) => {
  const rig = setUp({ [status]: done(), [downloadRoute]: refuse(code, 'The video has expired') })

  expect(await rig.download(await rig.client.retrieve(sora))).toMatchObject({ code: 'expired' })
  expect(rig.count(downloadRoute)).toBe(1)
})

it.each([400, 401, 403, 404, 410, 416, 451])(
  'looks for a fresh link where one is answered %i',
  async (code) => {
    const fresh = 'https://cdn.example/b.mp4'
    const rig = setUp({ [status]: done({ url: link }), [link]: refuse(code), [fresh]: sendVideo })
    const task = await rig.client.retrieve(wan)
    rig.routes[status] = done({ url: fresh })

    expect(await rig.download(task)).toBe(video.length)
    expect(rig.sent).toEqual([status, link, status, fresh])
  },
)

it.each([
  [400, 'download_failed'],
  [401, 'download_failed'],
  [403, 'download_failed'],
  [404, 'expired'],
  [410, 'expired'],
])('never takes what a link’s host answers for the gateway’s word: %i', async (code, expected) => {
  const words = 'Invalid token: you exceeded your current quota'
  const rig = setUp({ [status]: done({ url: link }), [link]: refuse(code, words) })

  const error = await rig.download(await rig.client.retrieve(wan))

  expect(error).toMatchObject({ code: expected, status: code, billed: 'yes', retryable: false })
  expect(rig.sent).toEqual([status, link, status, link, downloadRoute, contentRoute])
})

it('says expired of a refused link whose time is over, and of no other', async () => {
  const rig = setUp({ [link]: refuse(403) })
  const expires = (offset: number) => rig.clock.now() / 1000 + offset
  rig.routes[status] = done({ url: link, expires_at: expires(-60) })
  expect(await rig.download(await rig.client.retrieve(wan))).toMatchObject({ code: 'expired' })

  rig.routes[status] = done({ url: link, expires_at: expires(3600) })
  expect(await rig.download(await rig.client.retrieve(wan))).toMatchObject(noFile)
})

it.each([
  ['HTML', new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
  ['JSON', Response.json({ code: 0 })],
  ['a picture', new Response('GIF89a', { headers: { 'content-type': 'image/gif' } })],
  [
    'what calls itself a video',
    new Response('x'.repeat(64), { headers: { 'content-type': 'video/mp4' } }),
  ],
])('asks the routes where a link leads to %s', async (_, answer) => {
  const rig = setUp({
    [status]: done({ url: link }),
    [link]: () => answer.clone(),
    [contentRoute]: sendVideo,
  })

  expect(await rig.download(await rig.client.retrieve(wan))).toBe(video.length)
})

it('tells its generation of a link that it has found late', async () => {
  const rig = setUp({ [`${base}/video/generations`]: json({ task_id: 't' }), [status]: done() })
  await rig.client.submit({ model: 'sora-2', prompt: 'a cat' }, { generationId: 'one' })
  rig.clock.advance(5_000)
  const { task } = await rig.client.poll(sora)
  rig.routes[status] = done({ url: link })
  rig.routes[link] = sendVideo

  await rig.download(task)

  expect(rig.client.generations.get('one')?.task).toMatchObject({ sources: [{ url: link }] })
})
