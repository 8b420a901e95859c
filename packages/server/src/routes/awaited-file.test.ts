import { createVideoClient } from '@generated-video/client'
import { expect, it } from 'vitest'
import { apiKey, baseUrl } from '../call-handler.test-helper.ts'
import { virtualClock } from '../virtual-clock.test-helper.ts'
import { createVideoHandler } from '../video-handler.ts'
import type { VideoTask } from '@generated-video/client'

const linkHost = 'cdn.example'
const link = `https://${linkHost}/a.mp4`
const wan = { model: 'wanx-video-v1', prompt: 'a cat' } as const

const video = Buffer.concat([
  Buffer.from('\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\u0010moov\0\0\0\0\0\0\0\0'),
  Buffer.from('\0\0\u0001\0mdat'),
  Buffer.alloc(248, 7),
])
const sendVideo = () => new Response(video, { headers: { 'content-type': 'video/mp4' } })
const done = (rest = {}) => Response.json({ task_id: 't', status: 'succeeded', ...rest })

/** A client behind a handler, whose gateway answers what `answer` gives, and else that there is nothing. */
function setUp(answer: (path: string, sinceBegun: number) => Response | undefined) {
  const clock = virtualClock()
  const begun = clock.now()
  const sent: Request[] = []
  const handler = createVideoHandler({
    apiKey,
    baseUrl,
    clock,
    dangerouslyAllowAnonymous: true,
    linkedResults: { hosts: [linkHost] },
    fetch: (request) => {
      sent.push(request)
      const { host, pathname } = new URL(request.url)
      if (request.method === 'POST') return Promise.resolve(Response.json({ task_id: 't' }))
      const path = host === linkHost ? link : pathname.replace('/v1', '')
      const missing = Response.json({ error: { message: 'Not completed' } }, { status: 400 })
      return Promise.resolve(answer(path, clock.now() - begun) ?? missing)
    },
  })
  const client = createVideoClient({
    baseUrl: 'https://app.example/api',
    clock,
    fetch: (request) => clock.during(handler(request)),
  })
  async function follow(): Promise<VideoTask[]> {
    const seen: VideoTask[] = []
    const task = await client.submit(wan)
    for await (const one of client.follow(task)) seen.push(one)
    return seen
  }
  const passed = () => clock.now() - begun
  return { client, clock, handler, sent, passed, follow: () => clock.runUntil(follow()) }
}

const status = '/video/generations/t'

it('tells a page that a link is waited for, and gives the video once it is there', async () => {
  const rig = setUp((path, time) => {
    if (path === status) return done(time > 30_000 ? { url: link } : {})
    return path === link ? sendVideo() : undefined
  })

  const seen = await rig.follow()
  const task = seen.at(-1)
  const { size } = await rig.clock.runUntil(rig.client.download(task ?? { taskId: 't' }))

  expect(seen.filter(({ finishedAt }) => finishedAt !== undefined)[0]).toMatchObject({
    status: 'in_progress',
  })
  expect(task).toMatchObject({ sources: [{ kind: 'download', linked: true }] })
  expect(size).toBe(video.length)
})

it('gives a video that only the content route has, after the minute', async () => {
  const rig = setUp((path) => {
    if (path === status) return done()
    return path === '/videos/t/content' ? sendVideo() : undefined
  })

  const task = (await rig.follow()).at(-1)
  const { size } = await rig.clock.runUntil(rig.client.download(task ?? { taskId: 't' }))

  expect(task).toMatchObject({ status: 'succeeded', sources: [{ kind: 'download' }] })
  expect(rig.passed()).toBeGreaterThanOrEqual(60_000)
  expect(size).toBe(video.length)
})

it('lets the page ask again for 5 minutes, and says then what can be done', async () => {
  const rig = setUp((path) => (path === status ? done() : undefined))

  const task = (await rig.follow()).at(-1) ?? { taskId: 't' }
  const finishedAt = 'finishedAt' in task ? task.finishedAt : undefined
  const error = await rig.clock.runUntil(
    rig.client.download(task).catch((reason: unknown) => reason),
  )

  expect(error).toMatchObject({ code: 'download_failed', billed: 'yes', action: 'check_again' })
  expect(rig.clock.now() - (finishedAt ?? 0)).toBeGreaterThanOrEqual(300_000)
  expect(rig.clock.now() - (finishedAt ?? 0)).toBeLessThan(306_000)
})

it('answers 425 while the file is still to come, without waiting itself', async () => {
  const rig = setUp((path) => (path === status ? done() : undefined))
  await rig.follow()
  const before = rig.passed()

  const answer = await rig.handler(
    new Request('https://app.example/api/video/generations/download?id=t'),
  )

  expect(answer.status).toBe(425)
  expect(await answer.json()).toMatchObject({
    error: { code: 'download_failed', billed: 'yes', action: 'check_again' },
  })
  expect(rig.passed()).toBe(before)
})

it('counts the minute from the first success, whoever asks', async () => {
  const rig = setUp((path) => (path === status ? done() : undefined))
  const ask = async () => {
    const url = 'https://app.example/api/video/generations/t'
    return (await (await rig.handler(new Request(url))).json()) as Record<string, unknown>
  }
  await rig.clock.runUntil(rig.client.submit(wan))
  const first = await ask()
  rig.clock.move(59_000)
  const later = await ask()
  rig.clock.move(1_000)

  expect(first).toMatchObject({ status: 'in_progress' })
  expect(later).toMatchObject({
    status: 'in_progress',
    file_awaited_since: first.file_awaited_since,
  })
  expect(await ask()).toMatchObject({
    status: 'succeeded',
    url: '/api/video/generations/download?id=t',
  })
})

it.each([401, 403, 404])('blames no key for what a link’s host answers: %i', async (code) => {
  const rig = setUp((path) => {
    if (path === status) return done({ url: link })
    return path === link ? Response.json({ message: 'Invalid token' }, { status: code }) : undefined
  })
  const task = (await rig.follow()).at(-1) ?? { taskId: 't' }

  const error = await rig.clock.runUntil(
    rig.client.download(task).catch((reason: unknown) => reason),
  )

  expect(error).toMatchObject({ code: code === 404 ? 'expired' : 'download_failed' })
  expect(String(error)).not.toContain('server')
  for (const request of rig.sent.filter(({ url }) => url === link))
    expect(request.headers.has('authorization')).toBe(false)
})
