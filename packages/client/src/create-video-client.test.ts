import { createHash } from 'node:crypto'
import { createMockGateway } from '@generated-video/mock-gateway'
import { expect, it } from 'vitest'
import { createVideoClient } from './create-video-client.ts'
import { manualClock } from './manual-clock.test-helper.ts'
import { customModel } from './request/video-request.ts'
import type { MockGatewayOptions } from '@generated-video/mock-gateway'
import type { DownloadProgress } from './files/video-files.ts'
import type { VideoClientOptions } from './video-client.ts'
import type { VideoTask } from './video-task.ts'

/** A client in front of a mock gateway, both on one clock, with every request noted. */
function setUp(
  gatewayOptions: MockGatewayOptions = {},
  clientOptions: Partial<VideoClientOptions> = {},
) {
  const clock = manualClock()
  const gateway = createMockGateway({ clock, seed: 1, ...gatewayOptions })
  const requests: string[] = []
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    apiKey: 'sk-canary-key-123456',
    clock,
    fetch: (request) => {
      requests.push(`${request.method} ${new URL(request.url).pathname}`)
      return gateway.fetch(request)
    },
    ...clientOptions,
  })
  const posts = () => requests.filter((request) => request.startsWith('POST')).length
  return { clock, gateway, client, requests, posts }
}

async function last(tasks: AsyncIterable<VideoTask>): Promise<VideoTask | undefined> {
  let task
  for await (task of tasks);
  return task
}

function sha256(bytes: ArrayBuffer): string {
  return createHash('sha256').update(new Uint8Array(bytes)).digest('hex')
}

const thrown = (error: unknown) => error

it.each([
  ['sora-2', 'download', 'mixroute'],
  ['veo-3.1-fast-generate-preview', 'file', 'mixroute'],
  ['wanx-video-v1', 'link', 'mixroute'],
  ['seedance-1.5-pro', 'link', 'mixroute'],
  ['sora-2', 'download', 'new-api'],
  ['veo-3.1-fast-generate-preview', 'file', 'new-api'],
  ['wanx-video-v1', 'link', 'new-api'],
  ['seedance-1.5-pro', 'link', 'new-api'],
] as const)(
  'brings a %s video (%s) from a %s gateway, from prompt to bytes, billed once',
  async (model, kind, dialect) => {
    const { clock, gateway, client } = setUp({ dialect })

    const submitted = await client.submit({ model, prompt: 'a cat in a garden' })
    const task = await clock.runUntil(last(client.follow(submitted)))
    const file = await client.download(task ?? submitted)

    expect(submitted.status).toBe('queued')
    expect(task).toMatchObject({ status: 'succeeded', model, sources: [{ kind }] })
    const { billed, tasks } = await gateway.ledger()
    expect(billed).toBe(1)
    expect(sha256(await file.blob.arrayBuffer())).toBe(tasks[0]?.sha256)
    expect(file).toMatchObject({ size: tasks[0]?.size, format: 'mp4', taskId: submitted.taskId })
    expect(file.blob.type).toBe('video/mp4')
  },
)

it.each(['sora-2', 'veo-3.1-fast-generate-preview', 'wanx-video-v1'] as const)(
  'streams a %s video of which it knows only the id, and keeps nothing',
  async (model) => {
    const { gateway, client } = setUp({}, { files: false })
    const { taskId } = await client.submit({ model, prompt: 'a cat' })
    gateway.advance(3_600_000)

    const bytes = await new Response(await client.stream({ taskId })).arrayBuffer()

    const { tasks } = await gateway.ledger()
    expect(sha256(bytes)).toBe(tasks[0]?.sha256)
  },
)

it('reads the video inside a status answer once, however often it is asked for', async () => {
  const { clock, client, requests } = setUp()
  const { taskId } = await client.submit({ model: 'veo-3.0-generate-preview', prompt: 'a cat' })
  clock.advance(3_600_000)

  const { task } = await client.poll({ taskId })
  await client.poll({ taskId })
  await client.download(task)
  await client.download(task)
  await new Response(await client.stream(task)).arrayBuffer()

  expect(requests).toHaveLength(2)
})

it('sends one POST for one generation id, and hands every caller the same promise', async () => {
  const { client, gateway, posts } = setUp()
  const request = { model: 'sora-2', prompt: 'a cat' } as const

  const promises = Array.from({ length: 50 }, () => client.submit(request, { generationId: 'one' }))
  await Promise.all(promises)
  const later = client.submit(request, { generationId: 'one' })

  expect(new Set([...promises, later]).size).toBe(1)
  expect(posts()).toBe(1)
  expect((await gateway.ledger()).billed).toBe(1)
})

it('takes equal requests within a second for one click, and later ones for another', async () => {
  const { client, clock, posts } = setUp()
  const request = { model: 'sora-2', prompt: 'a cat' } as const

  await Promise.all([client.submit(request), client.submit(request)])
  clock.advance(1_001)
  await client.submit(request)

  expect(posts()).toBe(2)
})

it('holds a lost submit as unknown and never sends it again by itself', async () => {
  const { client, gateway, posts } = setUp({ fault: 'submit-dropped' })

  const error = await client.submit({ model: 'sora-2', prompt: 'a cat' }).catch(thrown)

  expect(error).toMatchObject({ code: 'network', billed: 'unknown', retryable: false })
  expect(client.generations.list()).toMatchObject([
    { state: 'submit_unknown', error: { code: 'network' } },
  ])
  expect(posts()).toBe(1)
  expect((await gateway.ledger()).billed).toBe(1)
})

it.each([
  ['rate-limited', { code: 'rate_limited', billed: 'no', retryAfter: 2000, retryable: true }],
  ['quota', { code: 'insufficient_quota', billed: 'no' }],
  ['moderated-submit', { code: 'moderated', billed: 'no', action: 'change_request' }],
  ['submit-500', { code: 'gateway_error', billed: 'unknown', action: 'check_submission' }],
  ['submit-no-id', { code: 'malformed_response', billed: 'unknown' }],
] as const)('names a submit that met %s', async (fault, expected) => {
  const { client, posts } = setUp({ fault })

  const error = await client.submit({ model: 'sora-2', prompt: 'a cat' }).catch(thrown)

  expect(error).toMatchObject(expected)
  expect(String(error)).not.toContain('canary')
  expect(posts()).toBe(1)
})

it.each([
  'poll-rate-limited',
  'poll-500',
  'poll-dropped',
  'poll-html',
  'unknown-status',
  'slow',
] as const)('follows a task to its end through %s', async (fault) => {
  const { client, clock, posts } = setUp({ fault })
  const submitted = await client.submit({ model: 'sora-2', prompt: 'a cat' })

  const task = await clock.runUntil(last(client.follow(submitted)))

  expect(task?.status).toBe('succeeded')
  expect(posts()).toBe(1)
})

it('tells a failing connection apart from a failing task', async () => {
  const { client, clock } = setUp({ fault: 'poll-500' })
  const submitted = await client.submit({ model: 'sora-2', prompt: 'a cat' })
  clock.advance(client.pollDelay(submitted))

  const followed = await client.poll(submitted)

  expect(followed).toMatchObject({
    connection: 'retrying',
    failures: 1,
    task: { status: 'queued' },
  })
})

it.each([
  ['failed', { code: 'task_failed', billed: 'unknown' }],
  ['moderated', { code: 'moderated', action: 'change_request' }],
] as const)('puts the reason on a task that %s', async (fault, error) => {
  const { client, clock } = setUp({ fault })
  const submitted = await client.submit({ model: 'wanx-video-v1', prompt: 'a cat' })

  const task = await clock.runUntil(last(client.follow(submitted)))

  expect(task).toMatchObject({ status: 'failed', error: { name: 'VideoError', ...error } })
  expect(client.generations.list()).toMatchObject([
    { state: 'settled', task: { status: 'failed' } },
  ])
})

it.each([
  ['sora-2', 'download-truncated', 'download_failed'],
  ['sora-2', 'download-html', 'malformed_response'],
  ['sora-2', 'download-500', 'gateway_error'],
  ['sora-2', 'download-failed', 'gateway_error'],
  ['sora-2', 'not-a-video', 'download_failed'],
  ['sora-2', 'expired', 'expired'],
  ['wanx-video-v1', 'download-truncated', 'download_failed'],
  ['wanx-video-v1', 'download-html', 'malformed_response'],
  ['wanx-video-v1', 'not-a-video', 'download_failed'],
] as const)('keeps no bytes of a %s video that met %s', async (model, fault, code) => {
  const { client, clock } = setUp({ fault })
  const submitted = await client.submit({ model, prompt: 'a cat' })
  const task = (await clock.runUntil(last(client.follow(submitted)))) ?? submitted

  const error = await clock.runUntil(client.download(task).catch(thrown))

  expect(error).toMatchObject({ name: 'VideoError', code })
  expect(client.files.state(task.taskId).status).toBe('failed')
})

it.each(['sora-2', 'wanx-video-v1'] as const)(
  'keeps a %s video that is whole by its boxes, whatever size was announced',
  async (model) => {
    const { client, clock, gateway } = setUp({ fault: 'download-wrong-size' })
    const submitted = await client.submit({ model, prompt: 'a cat' })
    const task = (await clock.runUntil(last(client.follow(submitted)))) ?? submitted

    const { size } = await clock.runUntil(client.download(task))

    expect((await gateway.ledger()).tasks).toMatchObject([{ size }])
  },
)

it('starts a download that breaks off again, twice at most, and reports it', async () => {
  const { client, clock, gateway } = setUp({ fault: 'download-dropped' })
  const submitted = await client.submit({ model: 'sora-2', prompt: 'a cat' })
  gateway.advance(3_600_000)
  const attempts = new Set<number>()
  const onProgress = ({ attempt }: DownloadProgress) => attempts.add(attempt)

  const error = await clock.runUntil(client.download(submitted, { onProgress }).catch(thrown))
  const { size } = await client.download(submitted)

  expect(error).toMatchObject({ code: 'download_failed' })
  expect([...attempts]).toEqual([1, 2, 3])
  expect((await gateway.ledger()).tasks).toMatchObject([{ size }])
})

it.each([
  ['download-truncated', 3],
  ['download-500', 3],
  ['not-a-video', 1],
  ['download-html', 1],
] as const)('asks for a video that meets %s %i times', async (fault, times) => {
  const { client, clock, gateway, requests } = setUp({ fault })
  const { taskId } = await client.submit({ model: 'sora-2', prompt: 'a cat' })
  gateway.advance(3_600_000)

  await clock.runUntil(client.download({ taskId, model: 'sora-2' }).catch(thrown))

  expect(requests.filter((request) => request.endsWith('/download'))).toHaveLength(times)
})

it('ends the following of a task whose embedded video keeps arriving broken', async () => {
  const { client, clock } = setUp({ fault: 'download-truncated' })
  const submitted = await client.submit({ model: 'veo-3.1-generate-preview', prompt: 'a cat' })

  const error = await clock.runUntil(last(client.follow(submitted)).catch(thrown))

  expect(error).toMatchObject({ name: 'VideoError', code: 'download_failed' })
})

it('says that the result of another family has expired', async () => {
  const { client, clock } = setUp({ fault: 'expired' })
  const submitted = await client.submit({ model: 'seedance-1.0', prompt: 'a cat' })

  const task = await clock.runUntil(last(client.follow(submitted)))

  expect(task?.status).toBe('expired')
})

it('makes one request for any number of polls at once, and none within the next second', async () => {
  const { client, clock, requests } = setUp()
  const submitted = await client.submit({ model: 'sora-2', prompt: 'a cat' })
  clock.advance(5_000)

  await Promise.all(Array.from({ length: 20 }, () => client.poll(submitted)))
  clock.advance(999)
  await client.poll(submitted)

  expect(requests).toHaveLength(2)
})

it('never polls sooner than a second after the last, whatever the delay says', async () => {
  const { client, clock, gateway } = setUp({}, { catalog: { fast: fastModel } })
  const submitted = await client.submit({ model: customModel('sora-2'), prompt: 'a cat' })
  gateway.advance(0)
  const delays: number[] = []
  for (let poll = 0; poll < 30; poll++) {
    clock.advance(client.pollDelay(submitted))
    await client.poll(submitted)
    delays.push(client.pollDelay(submitted))
  }

  expect(Math.min(...delays)).toBeGreaterThanOrEqual(1_000)
  expect(Math.max(...delays)).toBeLessThanOrEqual(16_500)
})

const fastModel = {
  label: 'Fast',
  family: 'sora',
  durations: [4],
  aspectRatios: ['16:9'],
  typicalTime: { p50: 10, p90: 20 },
  result: 'download',
} as const

it('lets a poll go on for the others when one caller leaves', async () => {
  const { client, clock, requests } = setUp()
  const submitted = await client.submit({ model: 'sora-2', prompt: 'a cat' })
  clock.advance(5_000)
  const leaving = new AbortController()

  const left = client.poll(submitted, { signal: leaving.signal }).catch(thrown)
  const stayed = client.poll(submitted)
  leaving.abort()

  expect(await left).toMatchObject({ name: 'AbortError' })
  expect((await stayed).connection).toBe('online')
  expect(requests).toHaveLength(2)
})

it('leaves no timer behind when following is aborted', async () => {
  const { client, clock } = setUp()
  const submitted = await client.submit({ model: 'sora-2', prompt: 'a cat' })
  const controller = new AbortController()
  const followed = last(client.follow(submitted, { signal: controller.signal })).catch(thrown)
  await clock.runUntil(Promise.resolve())
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)

  controller.abort()

  expect(await followed).toMatchObject({ name: 'AbortError' })
  expect(clock.pending()).toBe(0)
})

it('calls a task still running at the deadline, not failed, and can go on', async () => {
  const { client, clock } = setUp({ fault: 'slow' })
  const submitted = await client.submit({ model: 'sora-2', prompt: 'a cat' })

  const error = await clock.runUntil(
    last(client.follow(submitted, { deadline: 60_000 })).catch(thrown),
  )
  const task = await clock.runUntil(last(client.follow(submitted)))

  expect(error).toMatchObject({ code: 'timeout', action: 'resume' })
  expect(task?.status).toBe('succeeded')
})

it('waits a minute before it believes that a task does not exist', async () => {
  const { client, clock } = setUp()

  const first = await client.poll({ taskId: 'video_nobody_knows' })
  clock.advance(61_000)
  const later = await client.poll({ taskId: 'video_nobody_knows' }).catch(thrown)

  expect(first.connection).toBe('retrying')
  expect(later).toMatchObject({ code: 'task_not_found' })
})

it('shares one download between callers and survives the one that leaves', async () => {
  const { client, gateway, requests } = setUp()
  const { taskId } = await client.submit({ model: 'sora-2', prompt: 'a cat' })
  gateway.advance(3_600_000)
  const leaving = new AbortController()

  const left = client
    .download({ taskId, model: 'sora-2' }, { signal: leaving.signal })
    .catch(thrown)
  leaving.abort()
  const [one, other] = await Promise.all([
    client.download({ taskId, model: 'sora-2' }),
    client.download({ taskId, model: 'sora-2' }),
  ])

  expect(await left).toMatchObject({ name: 'AbortError' })
  expect(one.fileId).toBe(other.fileId)
  expect(requests.filter((request) => request.endsWith('/download'))).toHaveLength(1)
})

it('calls a download off after half a minute without a caller', async () => {
  const { client, clock, gateway } = setUp({ size: 40_000_000 })
  const { taskId } = await client.submit({ model: 'sora-2', prompt: 'a cat' })
  gateway.advance(3_600_000)
  const leaving = new AbortController()

  const left = client
    .download({ taskId, model: 'sora-2' }, { signal: leaving.signal })
    .catch(thrown)
  leaving.abort()
  await left
  clock.advance(30_000)

  expect(client.files.state(taskId).status).not.toBe('kept')
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
  expect(client.files.state(taskId)).toEqual({ status: 'absent' })
})

it('reports the bytes as they come, and how many there will be', async () => {
  const { client, clock, gateway } = setUp({ size: 3_000_000 })
  const { taskId } = await client.submit({ model: 'sora-2', prompt: 'a cat' })
  gateway.advance(3_600_000)
  const reports: { received: number; total?: number }[] = []

  const downloaded = client.download(
    { taskId, model: 'sora-2' },
    { onProgress: (now) => reports.push(now) },
  )
  await clock.runUntil(downloaded)

  expect(reports.at(-1)).toMatchObject({ received: 3_000_000, total: 3_000_000 })
})

it('refuses a video over the limit', async () => {
  const { client, gateway } = setUp({ size: 3_000_000 })
  const { taskId } = await client.submit({ model: 'sora-2', prompt: 'a cat' })
  gateway.advance(3_600_000)

  const error = await client
    .download({ taskId, model: 'sora-2' }, { maxBytes: 2_999_999 })
    .catch(thrown)
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)

  expect(error).toMatchObject({ code: 'too_large' })
  // Nobody waits for the rest, so it is not fetched.
  expect(client.files.state(taskId)).toEqual({ status: 'absent' })
})

it.each(['sora-2', 'veo-3.1-generate-preview', 'wanx-video-v1'] as const)(
  'downloads a finished %s task that its caller last saw waiting',
  async (model) => {
    const { client, gateway } = setUp()
    const submitted = await client.submit({ model, prompt: 'a cat' })
    gateway.advance(3_600_000)

    const { size } = await client.download(submitted)

    expect(size).toBe((await gateway.ledger()).tasks[0]?.size)
  },
)

it('will not open a task that has not finished', async () => {
  const { client } = setUp()
  const task = await client.submit({ model: 'wanx-video-v1', prompt: 'a cat' })

  expect(await client.download(task).catch(thrown)).toMatchObject({
    code: 'invalid_request',
    action: 'wait',
  })
})

it('stops and resumes a generation here, without a request', async () => {
  const { client, requests } = setUp()
  await client.submit({ model: 'sora-2', prompt: 'a cat' }, { generationId: 'one' })

  client.generations.stop('one')
  const stopped = client.generations.get('one')?.state
  client.generations.resume('one')

  expect(stopped).toBe('stopped')
  expect(client.generations.get('one')?.state).toBe('following')
  expect(requests).toHaveLength(1)
})

it('refuses an empty prompt before anything is sent', async () => {
  const { client, requests } = setUp()

  const error = await client.submit({ model: 'sora-2', prompt: '  ' }).catch(thrown)

  expect(error).toMatchObject({ code: 'invalid_request', billed: 'no' })
  expect(requests).toHaveLength(0)
})

it('lists the models of the gateway with what the catalogue knows of them', async () => {
  const { client } = setUp()

  const models = await client.models()

  expect(models.find(({ id }) => id === 'sora-2')?.model?.label).toBe('Sora 2')
})

it.each(['..', '.', ''])('refuses %j as a task id', async (taskId) => {
  const { client, requests } = setUp()

  expect(await client.retrieve({ taskId }).catch(thrown)).toMatchObject({ code: 'invalid_request' })
  expect(requests).toHaveLength(0)
})
