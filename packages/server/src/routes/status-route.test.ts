import { createVideoClient, modelCatalog } from '@generated-video/client'
import { expect, it } from 'vitest'
import { bodies, createRig, get, readJson, submit } from '../call-handler.test-helper.ts'
import { deferred } from '../deferred.test-helper.ts'
import { virtualClock } from '../virtual-clock.test-helper.ts'
import type { KnownModelId, VideoModelCatalog } from '@generated-video/client'

const models = [
  'sora-2',
  'veo-3.1-generate-preview',
  'wanx-video-v1',
  'seedance-1.5-pro',
] satisfies KnownModelId[]
const variants = [{ seed: 1 }, { seed: 2, catalog: measuredCatalog(1) }]

interface Followed {
  /** Status questions that the handler got. */
  asked: number
  /** Status questions that the gateway got. */
  upstream: number
}

interface FollowingOptions {
  seed?: number
  catalog?: VideoModelCatalog
  /** How many times faster the gateway is than the built-in catalogue says. */
  pace?: number
  /** Whether the first tab is the one that has submitted. */
  submits?: boolean
  /** Whether the handler is started anew after the submit. */
  restarts?: boolean
}

/** Has tabs, opened so many milliseconds after the submit, follow one task to its end. */
async function follow(
  model: KnownModelId,
  tabs: readonly number[],
  options: FollowingOptions = {},
): Promise<Followed> {
  const { seed = 1, pace = 1, catalog = modelCatalog, submits = true, restarts = false } = options
  const clock = virtualClock()
  const rig = createRig({ clock, catalog, gateway: { clock, seed, speed: pace } })
  const restarted = createRig({ clock, catalog, upstream: (request) => rig.gateway.fetch(request) })
  let asked = 0
  const openTab = () =>
    createVideoClient({
      baseUrl: 'https://app.example/api',
      clock,
      catalog,
      fetch(request) {
        const asks = request.method === 'GET'
        if (asks) asked++
        return clock.during((asks && restarts ? restarted : rig).handler(request))
      },
    })
  const author = openTab()
  const { taskId } = await clock.runUntil(author.submit({ model, prompt: 'a cat' }))
  await clock.runUntil(
    Promise.all(
      tabs.map(async (opened, index) => {
        await new Promise<void>((resolve) => void clock.schedule(resolve, opened))
        const client = submits && index === 0 ? author : openTab()
        let last: string | undefined
        for await (const { status } of client.follow({ taskId, model })) last = status
        expect(last).toBe('succeeded')
      }),
    ),
  )
  const upstream = [...rig.sent, ...restarted.sent].filter(({ method }) => method === 'GET').length
  return { asked, upstream }
}

it.each(models)('asks upstream as often for five tabs as for one: %s', async (model) => {
  for (const options of variants) {
    const one = await follow(model, [0], options)
    const five = await follow(model, [0, 150, 300, 450, 600], options)
    const apart = await follow(model, [0, 2_300, 9_100, 23_700, 41_300], options)

    expect(five.asked).toBeGreaterThan(4 * one.asked)
    expect(five.upstream).toBeLessThanOrEqual(1.2 * one.upstream)
    expect(apart.upstream).toBeLessThanOrEqual(1.2 * one.upstream)
  }
})

it.each(models)('never gives an old answer to one tab alone: %s', async (model) => {
  for (const options of variants) {
    const runs = [
      await follow(model, [0], options),
      // It knows the task's id alone, and takes it for young.
      await follow(model, [7_000], { ...options, submits: false }),
      await follow(model, [15_000], { ...options, submits: false }),
      await follow(model, [90_000], { ...options, submits: false }),
      await follow(model, [0], { ...options, restarts: true }),
    ]

    for (const { asked, upstream } of runs) expect(upstream).toBe(asked)
  }
})

it('asks hardly more often after a restart, when nobody knows the age of the task', async () => {
  const one = await follow('sora-2', [0], { restarts: true })
  const five = await follow('sora-2', [0, 150, 300, 450, 600], { restarts: true })

  expect(five.upstream).toBeLessThanOrEqual(1.2 * one.upstream)
})

it('goes by the typical times of the catalogue it is given', async () => {
  const { asked, upstream } = await follow('veo-3.1-generate-preview', [0], {
    pace: 20,
    catalog: measuredCatalog(20),
  })

  expect(asked).toBeGreaterThan(4)
  expect(upstream).toBe(asked)
})

it('asks once for all who ask meanwhile, and names each their own download path', async () => {
  const answer = deferred<Response>()
  const { handler, sent } = createRig({ upstream: () => answer.promise })
  const here = handler(get('/video/generations/a'))
  const there = handler(new Request('https://app.example/other/video/generations/a'))
  answer.resolve(Response.json({ task_id: 'a', status: 'succeeded' }))

  expect((await readJson(await here)).url).toBe('/api/video/generations/download?id=a')
  expect((await readJson(await there)).url).toBe('/other/video/generations/download?id=a')
  expect(sent).toHaveLength(1)
})

it('hands out the last answer to whoever asks soon after, with its headers', async () => {
  const rig = createRig()
  const path = `/video/generations/${await submit(rig, bodies.sora)}`
  const [first, second] = [await rig.handler(get(path)), await rig.handler(get(path))]

  expect([...second.headers]).toEqual([...first.headers])
  expect(second.headers.get('x-request-id')).toMatch(/^mock-/)
  expect(await second.text()).toBe(await first.text())
  expect(rig.sent).toHaveLength(2)
})

it('shares nothing between users', async () => {
  const rig = createRig()
  const path = `/video/generations/${await submit(rig, bodies.sora)}`
  const ask = (user: string) => rig.handler(get(path, { headers: { 'x-user': user } }))
  await Promise.all([ask('ann'), ask('bob')])
  await ask('cy')

  expect(rig.sent).toHaveLength(4)
})

it('shares a failure with all who wait for it, and remembers none', async () => {
  const answers = [
    Response.json(
      { error: 'busy' },
      { status: 429, headers: { 'retry-after': '7', 'x-request-id': 'r1' } },
    ),
    Response.json({ task_id: 'a', status: 'running' }),
  ]
  const { handler, sent } = createRig({
    upstream: () => Promise.resolve(answers.shift() ?? Response.error()),
  })
  const ask = () => handler(get('/video/generations/a'))
  for (const { status, headers } of await Promise.all([ask(), ask()])) {
    expect(status).toBe(429)
    expect(headers.get('retry-after')).toBe('7')
    expect(headers.get('x-request-id')).toBe('r1')
  }

  expect(sent).toHaveLength(1)
  expect((await ask()).status).toBe(200)
})

it('lets one leave without a loss to the other, and calls off what nobody waits for', async () => {
  const answers = [deferred<Response>(), deferred<Response>()]
  let asked = 0
  const { handler, sent } = createRig({
    upstream: () => answers[asked++]?.promise ?? Promise.resolve(Response.error()),
  })
  const [first, second, third] = [
    new AbortController(),
    new AbortController(),
    new AbortController(),
  ]
  const ask = ({ signal }: AbortController) => handler(get('/video/generations/a', { signal }))
  const visitors = [ask(first), ask(second)]
  first.abort()

  expect((await visitors[0])?.status).toBe(499)
  expect(sent[0]?.signal.aborted).toBe(false)
  second.abort()
  expect((await visitors[1])?.status).toBe(499)
  expect(sent[0]?.signal.aborted).toBe(true)
  const next = ask(third)
  answers[1]?.resolve(Response.json({ task_id: 'a', status: 'running' }))
  expect((await next).status).toBe(200)
  expect(sent).toHaveLength(2)
})

/** As after measurements: no wide estimates, so that the gaps differ more with the age. */
function measuredCatalog(pace: number): VideoModelCatalog {
  return Object.fromEntries(
    Object.entries(modelCatalog).map(
      ([
        id,
        {
          typicalTime: { p50, p90 },
          ...model
        },
      ]) => [id, { ...model, typicalTime: { p50: p50 / pace, p90: p90 / pace } }],
    ),
  )
}
