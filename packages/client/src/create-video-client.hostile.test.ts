import { expect, it } from 'vitest'
import { createVideoClient } from './create-video-client.ts'
import { memoryFileStore } from './files/memory-file-store.ts'
import { manualClock } from './manual-clock.test-helper.ts'
import { customModel } from './request/video-request.ts'
import type { VideoClientOptions } from './video-client.ts'

const request = { model: 'sora-2', prompt: 'a cat' } as const
const thrown = (error: unknown) => error
const videoBytes = Buffer.concat([
  Buffer.from('\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\bmoov\0\0\0\0mdat'),
  Buffer.alloc(3000, 7),
])
const dataUrl = `data:video/mp4;base64,${videoBytes.toString('base64')}`

type Answer = (request: Request) => Response | Promise<Response>

/** A client whose gateway gives these answers, the last one again and again. */
function clientOf(answers: readonly Answer[], options: Partial<VideoClientOptions> = {}) {
  const clock = manualClock()
  const sent: Request[] = []
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    clock,
    fetch: async (sending) => {
      sent.push(sending)
      const answer = answers[Math.min(sent.length, answers.length) - 1]
      if (!answer) throw new TypeError('fetch failed')
      return answer(sending)
    },
    ...options,
  })
  return { client, clock, sent }
}

async function last<Item>(items: AsyncIterable<Item>): Promise<Item | undefined> {
  let seen: Item | undefined
  for await (const item of items) seen = item
  return seen
}

const json =
  (body: unknown, status = 200): Answer =>
  () =>
    Response.json(body, { status })

it('names the request once where the answer to it breaks off', async () => {
  const body = () =>
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"task_id": "')),
      pull: (controller) => controller.error(new TypeError('terminated')),
    })
  const { client } = clientOf([() => new Response(body())])

  const error = await client.submit(request).catch(thrown)

  expect(error).toMatchObject({
    billed: 'unknown',
    message: 'POST /video/generations: the answer broke off before its end.',
  })
})

it('follows one POST where a subscriber submits again while it is told', async () => {
  const { client, sent } = clientOf([json({ task_id: 't' })])
  client.generations.subscribe(() => void client.submit(request, { generationId: 'one' }))

  await client.submit(request, { generationId: 'one' })

  expect(sent).toHaveLength(1)
  expect(client.generations.list()).toHaveLength(1)
})

it.each([
  [401, { message: 'The API key has expired' }, { code: 'unauthorized', billed: 'no' }],
  [
    403,
    { error: { code: 'quota_not_enough', message: 'no' } },
    { code: 'insufficient_quota', billed: 'no' },
  ],
  [409, { message: 'already processing' }, { code: 'gateway_error', billed: 'unknown' }],
  [425, {}, { code: 'gateway_error', billed: 'unknown' }],
  [499, {}, { code: 'gateway_error', billed: 'unknown' }],
  [408, {}, { code: 'timeout', billed: 'unknown' }],
  [502, { message: 'insufficient capacity' }, { code: 'gateway_error', billed: 'unknown' }],
  [
    503,
    { message: 'load balancer: upstream timed out' },
    { code: 'gateway_error', billed: 'unknown' },
  ],
  [
    503,
    { message: 'no available channel for model x' },
    { code: 'model_unavailable', billed: 'no' },
  ],
  [
    200,
    { code: 'quota_not_enough', message: 'x', data: null },
    { code: 'insufficient_quota', billed: 'unknown' },
  ],
])(
  'says that a submit answered %i %j may or may not have cost money',
  async (status, body, expected) => {
    const { client } = clientOf([json(body, status)])

    const error = await client.submit(request, { generationId: 'one' }).catch(thrown)

    expect(error).toMatchObject(expected)
    const state = expected.billed === 'no' ? 'settled' : 'submit_unknown'
    expect(client.generations.get('one')).toMatchObject({ state })
  },
)

const unreadable = {
  ...request,
  get extra(): never {
    throw new Error('Not for you.')
  },
}

it.each([
  ['an id that no header can carry', request, '生成'],
  ['a request that JSON cannot hold', { ...request, extra: { big: 1n } }, undefined],
  ['a request that cannot be read', unreadable, undefined],
])('sends nothing for %s', async (_name, bad, generationId) => {
  const { client, sent } = clientOf([json({ task_id: 't' })])

  const error = await client.submit(bad, { generationId }).catch(thrown)

  expect(error).toMatchObject({ code: 'invalid_request', billed: 'no' })
  expect(sent).toHaveLength(0)
})

it('says so where JSON cannot hold another setting than extra', async () => {
  const { client } = clientOf([json({ task_id: 't' })])

  const error = await client.submit({ ...request, seed: 1n } as never).catch(thrown)

  expect(error).toMatchObject({ message: 'The request cannot be written as JSON.' })
})

/** An answer whose body begins and then stands still. */
const stalled: Answer = () =>
  new Response(new ReadableStream({ start: (body) => body.enqueue(Buffer.from('{"task_id":')) }))

it('gives up a poll whose answer stands still, and polls again', async () => {
  const { client, clock } = clientOf([stalled, json({ status: 'succeeded' })])

  const stuck = await clock.runUntil(client.poll({ taskId: 't' }))
  clock.advance(60_000)
  const next = await client.poll({ taskId: 't' })

  expect(stuck).toMatchObject({ connection: 'retrying', failures: 1 })
  expect(next.task.status).toBe('succeeded')
})

it('calls a submit whose answer stands still unknown', async () => {
  const { client, clock } = clientOf([stalled])

  const error = await clock.runUntil(client.submit(request).catch(thrown))

  expect(error).toMatchObject({ code: 'timeout', billed: 'unknown' })
  expect(client.generations.list()).toMatchObject([{ state: 'submit_unknown' }])
})

it('stops a generation whose polls fail until the deadline', async () => {
  const { client, clock } = clientOf([json({ task_id: 't' }), json({}, 500)])
  const task = await client.submit(request, { generationId: 'one' })
  clock.advance(6 * 3_600_000)
  await client.poll(task)

  expect(client.generations.get('one')).toMatchObject({ state: 'stopped' })
})

it.each([401, 403])(
  'pauses while the visitor is refused with %i, and goes on after',
  async (status) => {
    const answers = [json({ task_id: 't' }), json({}, status), json({ status: 'succeeded' })]
    const { client, clock } = clientOf(answers)
    const task = await client.submit(request, { generationId: 'one' })
    clock.advance(5_000)
    const refused = await client.poll(task).catch(thrown)
    const paused = client.generations.get('one')

    clock.advance(5_000)
    await client.poll(task)
    await client.poll(task)

    expect(refused).toMatchObject({ action: status === 401 ? 'sign_in' : 'ask_operator' })
    expect(paused).toMatchObject({ state: 'following', task: { status: 'queued' } })
    expect(client.generations.get('one')).toMatchObject({ state: 'settled' })
  },
)

it.each([
  [400, 'invalid_request'],
  [410, 'expired'],
])('asks no more, and says why, where a poll is answered %i', async (status, code) => {
  const { client, clock } = clientOf([json({ task_id: 't' }), json({}, status)])
  const task = await client.submit(request, { generationId: 'one' })
  clock.advance(5_000)

  await expect(client.poll(task)).rejects.toMatchObject({ code })
  expect(client.generations.get('one')).toMatchObject({ state: 'stopped', error: { code } })
})

it('asks three times for a video that arrives broken inside a status answer', async () => {
  const url = 'data:video/mp4;base64,AAAAEGZ0eXBpc29tAAAAAA=='
  const { client, clock, sent } = clientOf([json({ status: 'succeeded', url })])

  const polls: unknown[] = []
  for (let poll = 0; poll < 3; poll++) {
    polls.push(await client.poll({ taskId: 't' }).catch(thrown))
    clock.advance(60_000)
  }

  expect(polls).toMatchObject([
    { connection: 'retrying' },
    { connection: 'retrying' },
    { code: 'download_failed' },
  ])
  expect(sent).toHaveLength(3)
})

it('says nothing of it any more once that is resumed, and waits as long as at first', async () => {
  const { client, clock } = clientOf([
    json({ task_id: 't' }),
    json({}, 400),
    json({ status: 'queued' }),
  ])
  const task = await client.submit(request, { generationId: 'one' })
  clock.advance(client.typicalTime('sora-2').p90 * 4 - 1_000)
  await client.poll(task).catch(thrown)

  client.generations.resume('one')
  clock.advance(5_000)
  await client.poll(task)

  expect(client.generations.get('one')).toMatchObject({ state: 'following', error: undefined })
})

it('asks once more after a deadline that passed while nobody could ask', async () => {
  const { client, clock } = clientOf([
    json({ task_id: 't' }),
    () => {
      clock.advance(1_000)
      return Response.json({ status: 'succeeded' })
    },
  ])
  const task = await client.submit(request, { generationId: 'one' })
  clock.advance(6 * 3_600_000)

  await client.poll(task)

  expect(client.generations.get('one')).toMatchObject({ state: 'settled' })
})

it('asks nothing of a task that has just been submitted, or has ended', async () => {
  const { client, clock, sent } = clientOf([json({ task_id: 't' }), json({ status: 'succeeded' })])
  const task = await client.submit(request)
  await client.poll(task)
  const afterSubmit = sent.length
  const delay = client.pollDelay(task)
  clock.advance(delay)

  await client.poll(task)
  clock.advance(60_000)
  await client.poll(task)

  expect([afterSubmit, sent.length]).toEqual([1, 2])
  // Sora takes minutes, so the first poll is due much later than the floor.
  expect(delay).toBeGreaterThan(5_000)
  expect(clock.pending()).toBe(0)
})

it('hands nobody the end of a poll that was called off by another', async () => {
  const { client } = clientOf([() => new Promise<Response>(() => undefined)])
  const leaving = new AbortController()
  const left = client.poll({ taskId: 't' }, { signal: leaving.signal }).catch(thrown)
  leaving.abort()
  await left

  expect(await client.poll({ taskId: 't' })).toMatchObject({ task: { status: 'queued' } })
})

it('stops and resumes no generation that has ended', async () => {
  const { client } = clientOf([json({ task_id: 't', status: 'succeeded' })])
  await client.submit(request, { generationId: 'one' })

  client.generations.stop('one')
  client.generations.resume('one')

  expect(client.generations.get('one')).toMatchObject({ state: 'settled' })
})

it('cuts a poll in flight at the deadline, and resumes', async () => {
  const never = () => new Promise<Response>(() => undefined)
  const { client, clock } = clientOf([json({ task_id: 't' }), never, json({ status: 'succeeded' })])
  const task = await client.submit(request, { generationId: 'one' })
  // The deadline of a fast model is ten minutes.
  clock.advance(client.typicalTime('sora-2').p90 * 4 - 1_000)
  const polled = client.poll(task)
  await new Promise(setImmediate)
  clock.advance(2_000)
  const cut = await polled
  const stopped = client.generations.get('one')

  client.generations.resume('one')
  await client.poll(task)

  expect(cut.task.status).toBe('queued')
  expect(stopped).toMatchObject({ state: 'stopped', error: undefined })
  expect(client.generations.get('one')).toMatchObject({ state: 'settled' })
})

it('cuts what follow has in flight at its deadline', async () => {
  const never = () => new Promise<Response>(() => undefined)
  const { client, clock } = clientOf([never])

  const ended = last(client.follow({ taskId: 't' }, { deadline: 3_000 })).catch(thrown)
  const start = clock.now()
  const error = await clock.runUntil(ended)

  expect(error).toMatchObject({ code: 'timeout', action: 'resume' })
  expect(clock.now() - start).toBeLessThan(4_000)
})

it('asks once more shortly before its deadline, so that what is done by then is not missed', async () => {
  const { client, clock } = clientOf([json({ status: 'queued' }), json({ status: 'succeeded' })])

  const task = await clock.runUntil(last(client.follow({ taskId: 't' }, { deadline: 3_000 })))

  expect(task).toMatchObject({ status: 'succeeded' })
})

it('follows without end where that is wanted, though the platform has no such timer', async () => {
  const clock = manualClock()
  const { client } = clientOf([json({ status: 'queued' }), json({ status: 'succeeded' })], {
    clock: {
      ...clock,
      schedule: (callback, delay) => clock.schedule(callback, delay < 2 ** 31 ? delay : 1),
    },
  })

  const followed = last(client.follow({ taskId: 't' }, { deadline: Infinity }))

  expect(await clock.runUntil(followed)).toMatchObject({ status: 'succeeded' })
})

it('says again within the second what ended the following', async () => {
  const { client, sent } = clientOf([json({}, 401)])

  const first = await client.poll({ taskId: 't' }).catch(thrown)
  const again = await client.poll({ taskId: 't' }).catch(thrown)

  expect(first).toMatchObject({ code: 'unauthorized' })
  expect(again).toBe(first)
  expect(sent).toHaveLength(1)
})

it('forgets a refusal once the gateway answers again', async () => {
  const { client, clock } = clientOf([json({}, 401), json({ status: 'queued' })])
  await client.poll({ taskId: 't' }).catch(thrown)
  clock.advance(5_000)
  await client.poll({ taskId: 't' })

  const within = await client.poll({ taskId: 't' })

  expect(within).toMatchObject({ connection: 'online', task: { status: 'queued' } })
})

it('finds the paid task of a submit whose answer was lost, by itself', async () => {
  const dropped = () => Promise.reject(new TypeError('fetch failed'))
  const found = () =>
    Response.json({ task_id: 't', status: 'queued' }, { headers: { 'idempotency-key': 'one' } })
  const { client, sent } = clientOf([dropped, found])

  await client.submit(request, { generationId: 'one' }).catch(thrown)
  await new Promise(setImmediate)

  expect(client.generations.get('one')).toMatchObject({
    state: 'following',
    task: { taskId: 't' },
    error: undefined,
  })
  expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET'])
})

it('lets one caller of a shared submit leave', async () => {
  let answer: (response: Response) => void = () => undefined
  const { client } = clientOf([() => new Promise<Response>((resolve) => (answer = resolve))])
  const mine = new Error('mine')
  const leaving = new AbortController()
  const stayed = client.submit(request, { generationId: 'one' })
  const left = client.submit(request, { generationId: 'one', signal: leaving.signal }).catch(thrown)
  await new Promise(setImmediate)

  leaving.abort(mine)

  expect(await left).toBe(mine)
  answer(Response.json({ task_id: 't' }))
  expect(await stayed).toMatchObject({ taskId: 't' })
})

it('sends nothing for a caller that has left already', async () => {
  const { client, sent } = clientOf([json({ status: 'queued' })])
  const signal = AbortSignal.abort()

  await Promise.all([
    client.poll({ taskId: 't' }, { signal }).catch(thrown),
    client.download({ taskId: 't' }, { signal }).catch(thrown),
    client.retrieve({ taskId: 't' }, { signal }).catch(thrown),
  ])
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)

  expect(sent).toHaveLength(0)
})

it('takes a video only from where results stand', async () => {
  const body = {
    task_id: 't',
    prompt: 'data:video/mp4 explained',
    metadata: { input: { video: dataUrl } },
    status: 'succeeded',
    url: 'https://files.example/result.mp4',
  }
  const { client } = clientOf([json(body)])

  const task = await client.retrieve({ taskId: 't', model: 'wanx-video-v1' })

  expect(task).toMatchObject({ sources: [{ kind: 'link', url: body.url }] })
  expect(client.files.state('t').status).toBe('absent')
})

it('decodes one of several copies of the same video', async () => {
  const store = memoryFileStore()
  const body = { metadata: { url: dataUrl }, task_id: 't', status: 'succeeded', url: dataUrl }
  const { client } = clientOf([json(body)], { files: () => store })

  const task = await client.retrieve({ taskId: 't' })

  expect((await store.list()).map(({ fileId }) => fileId)).toEqual(['t/0'])
  expect(task).toMatchObject({
    sources: [{ kind: 'file', fileId: 't/0', size: videoBytes.length }],
  })
})

it('shows the first of several videos, and keeps them all', async () => {
  const other = Buffer.from(videoBytes).fill(8, 100)
  const videos = [videoBytes, other].map((bytes) => ({
    url: `data:video/mp4;base64,${bytes.toString('base64')}`,
  }))
  const { client } = clientOf([json({ status: 'succeeded', metadata: { response: { videos } } })])

  await client.retrieve({ taskId: 't' })

  expect(client.files.state('t')).toMatchObject({ status: 'kept', handle: { fileId: 't/0' } })
  const kept = ['t/0', 't/1'].map(async (fileId) => {
    const blob = await client.files.blob(fileId)
    return Buffer.from((await blob?.arrayBuffer()) ?? new ArrayBuffer())
  })
  expect(await Promise.all(kept)).toEqual([videoBytes, other])
})

it('loses no video where the store is full', async () => {
  const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
  const files = () => ({ ...memoryFileStore(), list: full, get: full, set: full })
  const { client, sent } = clientOf([json({ status: 'succeeded', url: dataUrl })], { files })

  const { task } = await client.poll({ taskId: 't' })
  const { blob } = await client.download(task)

  expect(Buffer.from(await blob.arrayBuffer()).equals(videoBytes)).toBe(true)
  expect(sent).toHaveLength(1)
})

it('measures a video that it passes over', async () => {
  const { client } = clientOf([json({ status: 'succeeded', url: dataUrl })], { files: false })

  expect(await client.retrieve({ taskId: 't' })).toMatchObject({
    sources: [{ kind: 'file', size: videoBytes.length }],
  })
})

it('holds each caller of a shared download to its own limit', async () => {
  const video: Answer = () => new Response(videoBytes, { headers: { 'content-type': 'video/mp4' } })
  const { client } = clientOf([video])
  const task = { taskId: 't', model: 'sora-2' }

  const limited = client.download(task, { maxBytes: 10 }).catch(thrown)
  const whole = client.download(task)

  expect(await limited).toMatchObject({ code: 'too_large' })
  expect((await whole).size).toBe(videoBytes.length)
})

it.each([
  [{ status: 'constructor' }, 'in_progress'],
  [{ status: '__proto__' }, 'in_progress'],
  [
    {
      code: 'success',
      data: { status: 'SUCCESS', data: { content: { video_url: 'https://a.example/1' } } },
    },
    'succeeded',
  ],
  [{ status: 'SUCCESS', fail_reason: 'https://a.example/1' }, 'succeeded'],
  [
    { status: 'succeeded', metadata: { response: { videos: [{ url: 'https://a.example/1' }] } } },
    'succeeded',
  ],
  [{ status: 'succeeded', url: 'https://gateway.example/files/1.mp4' }, 'succeeded'],
])('reads %j of a Wan task as %s', async (body, status) => {
  const { client } = clientOf([json(body)])

  const task = await client.retrieve({ taskId: 't', model: 'wanx-video-v1' })

  expect(task.status).toBe(status)
  if (task.status === 'succeeded') expect(task.sources[0].kind).toBe('link')
})

it('holds on to the id it asked for', async () => {
  const { client } = clientOf([json({ id: 'other', status: 'queued' })])

  expect(await client.retrieve({ taskId: 't' })).toMatchObject({ taskId: 't' })
})

it.each([
  { status: 500, error: { message: 'broken' } },
  { task_id: 't', error: { message: 'broken' } },
])('takes %j with status 200 for an error', async (body) => {
  const { client, clock } = clientOf([json(body)])

  const error = await clock.runUntil(client.retrieve({ taskId: 't' }).catch(thrown))

  expect(error).toMatchObject({ name: 'VideoError' })
})

it('learns the model of a task it follows already', async () => {
  const { client, clock } = clientOf([json({ status: 'queued' }), json({ status: 'succeeded' })])
  await client.poll({ taskId: 't' })
  clock.advance(5_000)

  const { task } = await client.poll({ taskId: 't', model: 'wanx-video-v1' })

  expect(task).toMatchObject({ model: 'wanx-video-v1', status: 'in_progress' })
})

it('hands on the caller’s own reason when it aborts inside a body', async () => {
  const { client, clock } = clientOf([stalled])
  const mine = new Error('mine')
  const leaving = new AbortController()

  const retrieved = client.retrieve({ taskId: 't' }, { signal: leaving.signal }).catch(thrown)
  await clock.runUntil(Promise.resolve())
  leaving.abort(mine)

  expect(await retrieved).toBe(mine)
})

it('writes an unknown model like Veo, and passes further fields through', async () => {
  const { client, sent } = clientOf([json({ task_id: 't' })])

  await client.submit({
    model: customModel('kling-9'),
    prompt: 'a cat',
    durationSeconds: 5,
    extra: { cfg_scale: 0.5 },
  })

  expect(await sent[0]?.json()).toEqual({
    model: 'kling-9',
    prompt: 'a cat',
    durationSeconds: 5,
    cfg_scale: 0.5,
  })
})
