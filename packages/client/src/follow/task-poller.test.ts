import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import type { VideoClient } from '../video-client.ts'

const runs = import.meta.env.VITE_FULL ? 10_000 : 1_000
const hour = 3_600_000
const request = { model: 'sora-2', prompt: 'a cat' } as const

/** One answer of the gateway. */
type Answer = () => Response | Promise<Response>

const says =
  (body: unknown, init?: ResponseInit): Answer =>
  () =>
    Response.json(body, init)
const words = [
  'queued',
  'QUEUED',
  'in_progress',
  'processing',
  'NOT_START',
  'unknown',
  'brand_new',
  '',
]
const running = fc.constantFrom(...words).map((status) => says({ task_id: 't', status }))
const progress = fc.nat(100).map((value) => says({ status: 'in_progress', progress: `${value}%` }))
const retryAfter = fc.oneof(fc.integer({ min: -5, max: 100_000 }).map(String), fc.string())
const failing = fc.oneof(
  fc.constantFrom(500, 502, 503, 504, 524).map((status) => says({}, { status })),
  retryAfter
    .filter((value) => /^[\x20-\x7e]*$/.test(value))
    .map((value) => says({}, { status: 429, headers: { 'retry-after': value } })),
  fc.constant<Answer>(() => Promise.reject(new TypeError('fetch failed'))),
  fc.constant<Answer>(() => new Response('<html>busy')),
  fc.constant<Answer>(() => new Response('{"status":')),
)
/** What comes to pass between two polls: somebody looks, or sets the clock. */
const event = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ looks: 0, jump: 0 }) },
  fc.record({ looks: fc.integer({ min: 1, max: 5 }), jump: fc.constant(0) }),
  fc.record({ looks: fc.constant(1), jump: fc.constantFrom(-8 * hour, 8 * hour) }),
)

interface Follow {
  client: VideoClient
  clock: ReturnType<typeof manualClock>
  /** When each question was asked, in real milliseconds. */
  asked: number[]
}

async function followed(answers: readonly Answer[]): Promise<Follow> {
  const clock = manualClock()
  const asked: number[] = []
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    clock,
    async fetch({ method }) {
      if (method === 'POST') return Response.json({ task_id: 't', status: 'queued' })
      asked.push(clock.monotonicNow())
      const answer = answers[asked.length - 1] ?? says({ status: 'succeeded' })
      return answer()
    },
  })
  await client.submit(request, { generationId: 'one' })
  return { client, clock, asked }
}

it('asks a second apart at least, and gives up no task before its time, whatever the answers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.oneof(running, progress, failing), event), { maxLength: 30 }),
      async (steps) => {
        const { client, clock, asked } = await followed(steps.map(([answer]) => answer))
        const deadline = Math.max(600_000, 4 * client.typicalTime('sora-2').p90)

        for (const { looks, jump } of [...steps.map(([, event]) => event), { looks: 0, jump: 0 }]) {
          const delay = client.pollDelay({ taskId: 't' })
          expect(delay).toBeGreaterThanOrEqual(1_000)
          expect(delay).toBeLessThanOrEqual(60_000)
          clock.advance(delay / 2)
          clock.set(jump)
          for (let look = 0; look < looks; look++) await client.poll({ taskId: 't' })
          clock.advance(delay / 2)
          await client.poll({ taskId: 't' })
          const isOver = clock.monotonicNow() >= deadline
          const { state } = client.generations.get('one') ?? {}
          if (!isOver) expect(state).toMatch(/following|settled/)
        }

        const gaps = asked.slice(1).map((time, index) => time - (asked[index] ?? 0))
        expect(Math.min(...gaps, Infinity)).toBeGreaterThanOrEqual(1_000)
      },
    ),
    { numRuns: runs },
  )
})

const inSeconds = [-1, 0, 0.5, 1, 2, 5, 10, 30, 59, 60, 61, 90, 120, 3_600, 86_400, 1e9, NaN]
const dates = [-8, -1, 0, 1, 8].map((hours) =>
  new Date(Date.UTC(2026, 10, 22, hours)).toUTCString(),
)
const odd = [
  '',
  ' ',
  'soon',
  '1e3',
  '0x10',
  '+5',
  '5s',
  '5,10',
  '１０',
  '-',
  '.5',
  '1.',
  '٣',
  'Infinity',
]
const values = [
  ...inSeconds.flatMap((value) => [String(value), ` ${value} `]),
  ...dates,
  ...odd.filter((value) => /^[\x20-\x7e]*$/.test(value)),
  ...Array.from({ length: 60 }, (_, second) => String(second * 2)),
]

it(`keeps to ${values.length} values of Retry-After within 1 to 60 seconds`, async () => {
  for (const value of values) {
    const headers = { 'retry-after': value }
    const { client, clock } = await followed([says({}, { status: 503, headers })])
    clock.advance(10_000)
    await client.poll({ taskId: 't' })

    const delay = client.pollDelay({ taskId: 't' })

    expect(delay).toBeGreaterThanOrEqual(1_000)
    expect(delay).toBeLessThanOrEqual(60_000)
    if (/^([2-9]|[1-5]\d)$/.test(value)) expect(delay).toBe(Number(value) * 1_000)
  }
})

it('survives twenty failures in a row', async () => {
  const { client, clock, asked } = await followed(Array<Answer>(20).fill(says({}, { status: 502 })))

  for (let poll = 0; poll < 20; poll++) {
    clock.advance(client.pollDelay({ taskId: 't' }))
    const { connection, failures, task } = await client.poll({ taskId: 't' })
    expect({ connection, failures, status: task.status }).toEqual({
      connection: 'retrying',
      failures: poll + 1,
      status: 'queued',
    })
  }
  clock.advance(client.pollDelay({ taskId: 't' }))
  const after = await client.poll({ taskId: 't' })

  expect(asked).toHaveLength(21)
  expect(after).toMatchObject({ connection: 'online', task: { status: 'succeeded' } })
})
