import { modelCatalog } from '@generated-video/client/catalog'
import { describe, expect, it } from 'vitest'
import {
  askForVideo,
  bodies,
  finish,
  query,
  readJson,
  readTask,
  readVideo,
  sha256,
  start,
  submit,
} from './call-gateway.test-helper.ts'
import { mockDialects } from './dialect/mock-dialect.ts'
import { createMockGateway } from './mock-gateway.ts'
import type { MockGatewayOptions } from './mock-gateway.ts'

describe.each(mockDialects)('as %s', (dialect) => {
  it('moves a task with the clock, at the speed asked for', async () => {
    const gateway = createMockGateway({ dialect, speed: 2 })
    const id = await start(gateway, bodies.sora)
    const half = modelCatalog['sora-2'].typicalTime.p50 / 2
    const status = async () => (await readTask(await query(gateway, id))).status

    expect(await status()).toBe('queued')
    gateway.advance(half / 2)
    expect(await status()).toBe('in_progress')
    gateway.advance(half / 2)
    expect(await status()).toBe('succeeded')
  })

  it.each(['sora', 'veo', 'wan', 'seedance'] as const)(
    'delivers a %s video with the bytes of its ledger',
    async (family) => {
      const gateway = createMockGateway({ dialect })
      const id = await finish(gateway, bodies[family])

      const bytes = await readVideo(await askForVideo(gateway, id, { dialect, family }))

      expect(await gateway.ledger()).toEqual({
        billed: 1,
        tasks: [
          {
            task_id: id,
            model: bodies[family].model,
            status: 'succeeded',
            polls: expect.any(Number) as number,
            prompt: 'a cat',
            images: [],
            size: bytes.length,
            sha256: await sha256(bytes),
            others: [],
          },
        ],
      })
    },
  )

  it('leads its links to object URLs where there is no server', async () => {
    const gateway = createMockGateway({ dialect, links: 'blob' })
    const id = await finish(gateway, bodies.seedance)
    const { url } = await readTask(await query(gateway, id))

    const bytes = await (await gateway.fetch(String(url))).arrayBuffer()

    expect(url).toMatch(/^blob:/)
    expect((await gateway.ledger()).tasks[0]?.sha256).toBe(await sha256(bytes))
    gateway.reset()
    expect(await gateway.ledger()).toEqual({ billed: 0, tasks: [] })
    await expect(fetch(String(url))).rejects.toThrow(TypeError)
  })

  it('serves ranges of a linked file and lets no other origin read it', async () => {
    const gateway = createMockGateway({ dialect, size: 1_000_000 })
    const id = await finish(gateway, bodies.wan)
    const { url } = await readTask(await query(gateway, id))

    const response = await gateway.fetch(String(url), { headers: { range: 'bytes=999990-' } })

    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe('bytes 999990-999999/1000000')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect((await response.arrayBuffer()).byteLength).toBe(10)
    const beyond = await gateway.fetch(String(url), { headers: { range: 'bytes=1000000-' } })
    expect(beyond.status).toBe(416)
  })

  it('refuses a call without a key, or with another than its own', async () => {
    const open = createMockGateway({ dialect })
    const closed = createMockGateway({ dialect, apiKey: 'sk-right' })
    const asking = (key: string) => ({ headers: { authorization: `Bearer ${key}` } })
    const refusal = await open.fetch('/v1/models')

    expect(refusal.status).toBe(401)
    expect(await readJson(refusal)).toEqual({
      error: {
        message: expect.stringMatching(/\(request id: .+\)$/) as unknown,
        type: 'new_api_error',
      },
    })
    expect((await open.fetch('/v1/models', asking('any'))).status).toBe(200)
    expect((await closed.fetch('/v1/models', asking('sk-wrong'))).status).toBe(401)
    expect((await closed.fetch('/v1/models', asking('sk-right'))).status).toBe(200)
  })

  it('lists every model that the gateway documents', async () => {
    const gateway = createMockGateway({ dialect })
    const response = await gateway.fetch('/v1/models', { headers: { authorization: 'Bearer x' } })

    const { object, data } = await readJson(response)

    expect(object).toBe('list')
    expect(data).toHaveLength(9)
    expect(data).toContainEqual(
      expect.objectContaining({ id: 'sora-2', object: 'model', owned_by: 'openai' }),
    )
  })

  it('answers for unknown tasks, models, URLs and bodies in the contract’s envelopes', async () => {
    const gateway = createMockGateway({ dialect })
    const elsewhere = await gateway.fetch('/v2/nothing', { headers: { authorization: 'Bearer x' } })
    const noModel = await submit(gateway, { model: 'sora-99', prompt: 'a cat' })
    const unread = await submit(gateway, {}, { body: 'no json' })

    expect((await query(gateway, 'gone')).status).toBe(400)
    expect(await readJson(await query(gateway, 'gone'))).toMatchObject({
      code: 'task_not_exist',
      data: null,
    })
    expect(noModel.status).toBe(503)
    expect(await readJson(noModel)).toMatchObject({ error: { type: 'new_api_error' } })
    expect(unread.status).toBe(400)
    expect((await submit(gateway, { model: 'sora-2' })).status).toBe(400)
    expect(elsewhere.status).toBe(404)
    expect((await gateway.ledger()).billed).toBe(0)
  })

  it('lets pages of any origin call its API and marks every answer', async () => {
    const gateway = createMockGateway({ dialect })

    const preflight = await gateway.fetch('/v1/video/generations', {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'x-own' },
    })
    const answer = await submit(gateway, bodies.sora)

    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/Authorization.*x-own/)
    for (const { headers } of [preflight, answer]) {
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('x-mock-gateway')).toBe('1')
    }
  })

  it('mints the same ids for the same seed, also after a reset', async () => {
    const mint = (gateway: ReturnType<typeof createMockGateway>) =>
      Promise.all(Object.values(bodies).map((body) => start(gateway, body)))
    const gateway = createMockGateway({ dialect, seed: 7 })
    const first = await mint(gateway)

    gateway.reset()

    expect(await mint(gateway)).toEqual(first)
    expect(await mint(createMockGateway({ dialect, seed: 7 }))).toEqual(first)
    expect(await mint(createMockGateway({ dialect, seed: 8 }))).not.toEqual(first)
    expect(await mint(createMockGateway({ dialect }))).not.toEqual(first)
  })
})

it('gives no two tasks the same bytes', async () => {
  const gateway = createMockGateway()
  await finish(gateway, bodies.sora)
  await finish(gateway, bodies.sora)

  const digests = (await gateway.ledger()).tasks.map((task) => task.sha256)

  expect(new Set(digests).size).toBe(2)
})

it('shows its ledger and resets over the wire', async () => {
  const gateway = createMockGateway()
  await submit(gateway, bodies.sora)

  const before = await readJson(await gateway.fetch('/__mock/ledger'))
  await gateway.fetch('/__mock/reset', { method: 'POST' })

  expect(before).toMatchObject({
    billed: 1,
    tasks: [{ status: 'queued', size: null, sha256: null }],
  })
  expect(await gateway.ledger()).toEqual({ billed: 0, tasks: [] })
})

it('refuses options that make no sense', () => {
  const unknown = JSON.parse('{"dialect":"esperanto"}') as MockGatewayOptions

  expect(() => createMockGateway({ speed: 0 })).toThrow(RangeError)
  expect(() => createMockGateway({ size: -1 })).toThrow(RangeError)
  expect(() => createMockGateway(unknown)).toThrow(/no dialect "esperanto".*mixroute, new-api/)
})
