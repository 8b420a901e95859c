import { createMockGateway } from '@generated-video/mock-gateway'
import { describe, expect, it } from 'vitest'
import { customModel } from './video-request.ts'
import { findModel, modelCatalog } from '../catalog/model-catalog.ts'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import { VideoError } from '../video-error.ts'
import { gif, jpeg } from './contract-cases.test-helper.ts'
import { contractTable, pictureModels } from './contract-table.test-helper.ts'
import { lostSettings } from './lost-settings.ts'
import { validateRequest } from './validate-request.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { VideoClientOptions } from '../video-client.ts'
import type { VideoRequest } from './video-request.ts'

/** A client before a mock gateway, with every call that reaches it. */
function setUp(options: Partial<VideoClientOptions> = {}) {
  const clock = manualClock()
  const gateway = createMockGateway({ clock, seed: 1 })
  const calls: string[] = []
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    apiKey: 'sk-canary-key-123456',
    clock,
    fetch(request) {
      calls.push(request.method)
      return gateway.fetch(request)
    },
    ...options,
  })
  return { clock, gateway, client, calls }
}

/** A request as it comes where no compiler has looked at it. */
function untyped(request: Readonly<Record<string, unknown>>): VideoRequest {
  return request as never
}

async function refusal(submit: Promise<unknown>): Promise<VideoError> {
  const error = await submit.catch((error: unknown) => error)
  if (VideoError.is(error)) return error
  throw new Error('It was not refused.', { cause: error })
}

it.each(Object.keys(contractTable))('sends nothing that %s does not take', async (model) => {
  const { client, gateway, calls } = setUp()
  const picture = pictureModels.includes(model) ? gif : undefined
  const request = untyped({ model, prompt: 'a', durationSeconds: 13, fps: 24, firstFrame: picture })

  const error = await refusal(client.submit(request, { generationId: 'one' }))

  expect(error).toMatchObject({
    code: 'invalid_request',
    billed: 'no',
    retryable: false,
    action: 'change_request',
    status: undefined,
  })
  expect(error.issues).toEqual(validateRequest(request))
  expect(error.issues.map(({ field }) => field)).toEqual(
    picture ? ['durationSeconds', 'firstFrame', 'fps'] : ['durationSeconds', 'fps'],
  )
  expect(error.message).toContain('durationSeconds: ')
  expect(client.generations.get('one')).toMatchObject({ state: 'settled', error })
  expect(calls).toEqual([])
  expect(await gateway.ledger()).toMatchObject({ billed: 0, tasks: [] })
})

it('lets none wait for its turn that is refused then, and lets the next one through', async () => {
  const { clock, client, gateway, calls } = setUp({ parallel: 1 })
  const request = { model: 'sora-2', prompt: 'a' } as const
  const first = await client.submit(request, { generationId: 'first' })
  const next = client.submit({ ...request, prompt: 'b' }, { generationId: 'next' })
  const long = untyped({ ...request, durationSeconds: 5 })

  const submitted = client.submit(long, { generationId: 'refused' })
  const atOnce = client.generations.get('refused')
  const again = client.submit(long, { generationId: 'refused' })
  const error = await refusal(submitted)
  clock.advance(600_000)
  await client.poll(first)
  await next

  expect(error).toMatchObject({
    code: 'invalid_request',
    billed: 'no',
    issues: [{ field: 'durationSeconds', code: 'not_allowed', allowed: [4, 8, 12] }],
  })
  expect(atOnce).toMatchObject({ state: 'settled', error })
  expect(again).toBe(submitted)
  expect(client.generations.get('refused')).toBe(atOnce)
  expect(calls.filter((method) => method === 'POST')).toHaveLength(2)
  expect((await gateway.ledger()).billed).toBe(2)
})

it('refuses to edit one that waits to what the model does not take, and leaves it as it is', async () => {
  const { client } = setUp({ parallel: 1 })
  await client.submit({ model: 'sora-2', prompt: 'a' })
  const request = { model: 'sora-2', prompt: 'b' } as const
  void client.submit(request, { generationId: 'waiting' })

  const edit = client.generations.edit('waiting', untyped({ ...request, durationSeconds: 5 }))
  const error = await refusal(edit)

  expect(error).toMatchObject({ code: 'invalid_request', billed: 'no' })
  expect(error.issues).toMatchObject([{ field: 'durationSeconds', code: 'not_allowed' }])
  expect(client.generations.get('waiting')).toMatchObject({ state: 'waiting', request })
})

it('checks against its own catalogue', async () => {
  const { client, calls } = setUp({
    catalog: {
      'sora-2': { ...modelCatalog['sora-2'], gone: true },
      'veo-3.1-generate-preview': { ...modelCatalog['veo-3.1-generate-preview'], durations: [6] },
    },
  })

  const gone = await refusal(client.submit({ model: 'sora-2', prompt: 'a' }))
  const long = await refusal(
    client.submit({ model: 'veo-3.1-generate-preview', prompt: 'a', durationSeconds: 4 }),
  )
  const fits = { model: 'veo-3.1-generate-preview', prompt: 'a', durationSeconds: 6 }
  await client.submit(untyped(fits))

  expect(gone.issues).toMatchObject([{ field: 'model', code: 'gone' }])
  expect(long.issues).toMatchObject([{ field: 'durationSeconds', allowed: [6] }])
  expect(calls).toEqual(['POST'])
})

it('refuses a setting that would be lost on an unlisted model, whose names nobody here knows', async () => {
  const { client, calls } = setUp()
  const model = customModel('kling-3')

  const error = await refusal(
    client.submit({ model, prompt: 'a', style: 'anime', references: ['https://a.example/b.png'] }),
  )

  expect(error.issues.map(({ field, code }) => [field, code])).toEqual([
    ['style', 'not_supported'],
    ['references', 'not_supported'],
  ])
  expect(calls).toEqual([])
})

it.each<[name: string, model: string, override: object, asked: object]>([
  ['seed', 'sora-2', { seed: { min: 0, max: 9 } }, { seed: 7 }],
  ['aspectRatio', 'sora-2', { aspectRatios: ['1:1'] }, { aspectRatio: '1:1' }],
  ['style', 'veo-3.1-generate-preview', { styles: ['anime'] }, { style: 'anime' }],
  ['size', 'seedance-1.0', { sizes: ['640x640'] }, { size: '640x640' }],
  ['count', 'wanx-video-v1', { count: 2 }, { count: 2 }],
])('refuses %s, which an entry of %s declares and its body loses', async (...row) => {
  const [field, id, override, asked] = row
  const catalog = { [id]: { ...findModel(modelCatalog, id), ...override } as VideoModel }
  const request = untyped({ model: id, prompt: 'a', durationSeconds: undefined, ...asked })
  const { client, calls } = setUp({ catalog })

  const error = await refusal(client.submit(request))

  expect(error.issues).toMatchObject([{ field, code: 'not_supported' }])
  expect(calls).toEqual([])
})

it('loses nothing of what the built-in models take', () => {
  for (const [model, row] of Object.entries(contractTable)) {
    for (const [field, cases] of Object.entries(row)) {
      const frame = field !== 'references' && field !== 'remixOf' && { firstFrame: jpeg }
      for (const { value } of cases.filter(({ found }) => !found)) {
        const request = { model, prompt: 'a cat', [field]: value }

        expect(lostSettings(untyped(request), modelCatalog)).toEqual([])
        if (findModel(modelCatalog, model)?.image)
          expect(lostSettings(untyped({ ...frame, ...request }), modelCatalog)).toEqual([])
      }
    }
  }
})

it('leaves a setting beside the extra field that stands for it', () => {
  const request = { model: 'sora-2', prompt: 'a', durationSeconds: 8 } as const

  expect(lostSettings({ ...request, extra: { seconds: '8' } }, modelCatalog)).toEqual([])
})

it('sends a setting of an unlisted model in `extra`, or by a builder of its own', async () => {
  const { client, calls } = setUp({
    catalog: {
      mine: {
        ...modelCatalog['veo-3.0-generate-preview'],
        styles: ['anime'],
        buildBody: ({ style }) => ({ look: style }),
      },
    },
  })

  const requests = [
    { model: customModel('kling-3'), prompt: 'a', extra: { style: 'anime' } },
    { model: customModel('mine'), prompt: 'a', style: 'anime' },
  ]
  for (const request of requests) await client.submit(request).catch(() => undefined)

  expect(calls).toEqual(['POST', 'POST'])
})

describe('a request that is changed after the call', () => {
  /** A client, and what it sends. */
  function setUpSent(options: Partial<VideoClientOptions> = {}) {
    const bodies: unknown[] = []
    const gateway = createMockGateway({ seed: 1 })
    const { client, clock } = setUp({
      ...options,
      async fetch(request) {
        if (request.method === 'POST') bodies.push(await request.clone().json())
        return gateway.fetch(request)
      },
    })
    return { client, clock, bodies, gateway }
  }

  function changeable() {
    const references = ['https://a.example/b.png']
    const metadata = { callback_url: 'https://a.example' }
    const request = { model: customModel('seedance-1.0'), prompt: 'a', references }
    return { ...request, extra: { fps: 24, metadata } }
  }

  function change(request: ReturnType<typeof changeable>): void {
    request.prompt = 'changed'
    request.references.push('https://a.example/changed.png')
    request.extra.fps = 60
    request.extra.metadata.callback_url = 'https://changed.example'
  }

  it('is sent as it was at the call', async () => {
    const { client, bodies } = setUpSent()
    const request = changeable()

    const submitted = client.submit(request, { generationId: 'one' })
    change(request)
    await submitted

    expect(JSON.stringify(bodies)).not.toContain('change')
    expect(bodies).toMatchObject([{ prompt: 'a', images: ['https://a.example/b.png'], fps: 24 }])
    expect(client.generations.get('one')?.request).toEqual(changeable())
  })

  it('is sent as it was edited', async () => {
    const { client, clock, gateway, bodies } = setUpSent({
      parallel: 1,
      keepRequests: false,
    })
    const first = await client.submit(changeable())
    const second = client.submit({ model: 'sora-2', prompt: 'b' }, { generationId: 'two' })
    const request = changeable()

    const edited = client.generations.edit('two', request)
    change(request)
    gateway.advance(600_000)
    clock.advance(600_000)
    await client.poll(first)
    await second

    expect(await edited).toBe(true)
    expect(JSON.stringify(bodies)).not.toContain('change')
    expect(bodies).toMatchObject([{ fps: 24 }, { prompt: 'a', fps: 24 }])
  })

  it('may be kept in a proxy, and have values that write themselves', async () => {
    const { client, bodies } = setUpSent()
    const at = new Date(0)
    const tag = { toJSON: () => 'tag' }
    const request = { model: customModel('sora-2'), prompt: 'a', extra: { at, tag } }

    await client.submit(new Proxy(request, {}))

    expect(bodies).toEqual([
      { model: 'sora-2', prompt: 'a', at: '1970-01-01T00:00:00.000Z', tag: 'tag' },
    ])
  })
})

it.each<[name: string, value: unknown]>([
  ['contains itself', 'self'],
  ['is a BigInt', 5n],
  ['is a function', () => 5],
])('refuses extra fields of which one %s', async (_, value) => {
  const { client, calls } = setUp()
  const extra: Record<string, unknown> = { fps: 24, value }
  if (value === 'self') extra.value = extra

  const error = await refusal(client.submit({ model: 'sora-2', prompt: 'a', extra }))

  expect(error).toMatchObject({
    code: 'invalid_request',
    billed: 'no',
    message: 'extra: It must be what JSON can hold.',
    issues: [{ field: 'extra', code: 'wrong_type' }],
  })
  expect(calls).toEqual([])
})

it('refuses one that cannot be written down for another reason, with no issue to show for it', async () => {
  const { client, calls } = setUp()
  const hostile = { model: 'sora-2', prompt: 'a', toJSON: () => JSON.parse('{') as unknown }

  const error = await refusal(client.submit(untyped(hostile)))

  expect(error).toMatchObject({ code: 'invalid_request', billed: 'no', issues: [] })
  expect(calls).toEqual([])
})

it('sends what fits as its body says', async () => {
  const bodies: unknown[] = []
  const { client } = setUp({
    async fetch(request) {
      bodies.push(await request.clone().json())
      return createMockGateway({ seed: 1 }).fetch(request)
    },
  })

  await client.submit({
    model: 'veo-3.1-generate-preview',
    prompt: 'a cat',
    durationSeconds: 8,
    firstFrame: 'https://a.example/first.jpg',
    lastFrame: 'https://a.example/last.jpg',
    extra: { fps: 24 },
  })

  expect(bodies).toEqual([
    {
      model: 'veo-3.1-generate-preview',
      prompt: 'a cat',
      durationSeconds: 8,
      image: 'https://a.example/first.jpg',
      lastFrame: 'https://a.example/last.jpg',
      fps: 24,
    },
  ])
})
