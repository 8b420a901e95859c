import { expect, it } from 'vitest'
import { createVideoClient } from './create-video-client.ts'
import { manualClock } from './manual-clock.test-helper.ts'
import type { VideoClientOptions } from './video-client.ts'

const task = { taskId: 'video_1', model: 'sora-2' }
const thrown = (error: unknown) => error
const queued = () => Response.json({ task_id: 'video_1', status: 'queued' })
const busy = (headers: Record<string, string> = {}) => new Response(null, { status: 503, headers })

/** A client whose gateway gives these answers one after the other, with the times of its requests. */
function clientOf(
  answers: readonly (() => Response | Promise<Response>)[],
  options: Partial<VideoClientOptions> = {},
) {
  const clock = manualClock()
  const began = clock.now()
  const times: number[] = []
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    clock,
    fetch: async () => {
      times.push(clock.now() - began)
      return (answers[times.length - 1] ?? queued)()
    },
    ...options,
  })
  return { client, clock, times }
}

/** A body that says how it was given up, and gets its bytes from outside. */
function openBody(type: string) {
  const body: { controller?: ReadableStreamDefaultController<Uint8Array>; cancelled: boolean } = {
    cancelled: false,
  }
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => void (body.controller = controller),
    cancel: () => void (body.cancelled = true),
  })
  return { body, response: new Response(stream, { headers: { 'content-type': type } }) }
}

/** A signal that counts who listens. */
function countedSignal() {
  const controller = new AbortController()
  const { signal } = controller
  const listening = new Set<unknown>()
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  signal.addEventListener = (type: string, listener: EventListener, options?: object) => {
    listening.add(listener)
    add(type, listener, options)
    // Everybody listens once.
    add(type, () => listening.delete(listener), { once: true })
  }
  signal.removeEventListener = (type: string, listener: EventListener) => {
    listening.delete(listener)
    remove(type, listener)
  }
  return { controller, signal, listening }
}

const settleTurns = () => new Promise((resolve) => setTimeout(resolve, 0))

it('tries a retrieve three times, later each time, and at the same moments every time', async () => {
  const run = async () => {
    const { client, clock, times } = clientOf([busy, busy])
    await clock.runUntil(client.retrieve(task))
    return times
  }

  const [first = 0, second = 0, third = 0] = await run()

  expect(first).toBe(0)
  expect(second).toBeGreaterThanOrEqual(375)
  expect(third - second).toBeGreaterThan(second)
  expect(await run()).toEqual([first, second, third])
})

it.each([
  ['7', 7_000],
  ['Sun, 22 Nov 2026 00:00:20 GMT', 20_000],
  ['0', 1_000],
  ['86400', 60_000],
])('waits for Retry-After: %s', async (value, delay) => {
  const { client, clock, times } = clientOf([() => busy({ 'retry-after': value })])

  await clock.runUntil(client.retrieve(task))

  expect(times).toEqual([0, delay])
})

it('gives up after the third failure, and at once with retries: 0', async () => {
  const patient = clientOf([busy, busy, busy, queued])
  const hasty = clientOf([busy, queued], { retries: 0 })

  const last = await patient.clock.runUntil(patient.client.models().catch(thrown))
  const only = await hasty.client.models().catch(thrown)

  expect(last).toMatchObject({ code: 'gateway_error' })
  expect(patient.times).toHaveLength(3)
  expect(only).toMatchObject({ code: 'gateway_error' })
  expect(hasty.times).toHaveLength(1)
})

it.each([401, 403, 404, 400])('does not repeat what is answered %i', async (status) => {
  const { client, times } = clientOf([() => new Response(null, { status })])

  await client.retrieve(task).catch(thrown)

  expect(times).toHaveLength(1)
})

it('leaves a wait between two attempts at once when it is called off', async () => {
  const { client, clock, times } = clientOf([busy])
  const { controller, signal, listening } = countedSignal()
  const retrieved = client.retrieve(task, { signal }).catch(thrown)
  await settleTurns()

  controller.abort('left')

  expect(await retrieved).toBe('left')
  expect(times).toHaveLength(1)
  expect(clock.pending()).toBe(0)
  expect(listening.size).toBe(0)
})

it('leaves a fetch that ignores its signal, and gives up what it answers later', async () => {
  const { body, response } = openBody('application/json')
  let answer: (response: Response) => void = () => undefined
  const late = new Promise<Response>((resolve) => (answer = resolve))
  const { client, clock } = clientOf([() => late])
  const { controller, signal, listening } = countedSignal()
  const retrieved = client.retrieve(task, { signal }).catch(thrown)
  await settleTurns()

  controller.abort('left')

  expect(await retrieved).toBe('left')
  expect(clock.pending()).toBe(0)
  expect(listening.size).toBe(0)
  answer(response)
  await settleTurns()
  expect(body.cancelled).toBe(true)
})

it.each(['application/json', 'video/mp4'])('leaves a %s body in the middle', async (type) => {
  const { body, response } = openBody(type)
  const { client, clock } = clientOf([() => response])
  const { controller, signal, listening } = countedSignal()
  const read = async () => new Response(await client.stream(task, { signal })).arrayBuffer()
  const reading = read().catch(thrown)
  await settleTurns()

  controller.abort('left')

  expect(await reading).toBe('left')
  expect(body.cancelled).toBe(true)
  expect(clock.pending()).toBe(0)
  expect(listening.size).toBe(0)
})

it('waits for headers as long as the call allows', async () => {
  const never = () => new Promise<Response>(() => undefined)
  const { client, clock, times } = clientOf([never, never, never])

  const error = await clock.runUntil(client.retrieve(task).catch(thrown))

  expect(error).toMatchObject({
    code: 'timeout',
    message: expect.stringContaining('30 s') as string,
  })
  expect(times[1]).toBeGreaterThan(30_000)
  expect(clock.pending()).toBe(0)
})

it('waits for the next bytes for a minute', async () => {
  const { body, response } = openBody('application/json')
  const { client, clock } = clientOf([() => response], { retries: 0 })
  body.controller?.enqueue(new TextEncoder().encode('{"task_id":'))

  const error = await clock.runUntil(client.retrieve(task).catch(thrown))

  expect(error).toMatchObject({
    code: 'timeout',
    message: expect.stringContaining('60 s') as string,
  })
  expect(body.cancelled).toBe(true)
  expect(clock.pending()).toBe(0)
})

it('ends an answer that goes on and on', async () => {
  const { body, response } = openBody('application/json')
  const { client, clock } = clientOf([() => response], { retries: 0 })
  const drip = () => {
    if (body.cancelled) return
    body.controller?.enqueue(new TextEncoder().encode(' '))
    clock.schedule(drip, 30_000)
  }
  drip()

  const error = await clock.runUntil(client.retrieve(task).catch(thrown))

  expect(error).toMatchObject({
    code: 'timeout',
    message: expect.stringContaining('too long') as string,
  })
  expect(body.cancelled).toBe(true)
})

it('stops reading a video that is larger than allowed', async () => {
  const head = new TextEncoder().encode('\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\bmoov\0\0\0\0mdat')
  let sent = 0
  let cancelled = false
  const endless = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        controller.enqueue(sent === 0 ? head : new Uint8Array(1_000))
        sent++
        clock.advance(20)
      },
      cancel: () => void (cancelled = true),
    },
    { highWaterMark: 0 },
  )
  const { client, clock } = clientOf([
    () => new Response(endless, { headers: { 'content-type': 'video/mp4' } }),
  ])

  const error = await client.download(task, { maxBytes: 10_000 }).catch(thrown)
  await settleTurns()

  expect(error).toMatchObject({ code: 'too_large' })
  expect(cancelled).toBe(true)
  expect(sent).toBeLessThan(30)
})
