import { modelCatalog } from '@generated-video/client/catalog'
import { expect, it } from 'vitest'
import {
  bodies,
  download,
  finish,
  openLink,
  query,
  readJson,
  sha256,
  submit,
} from './call-gateway.test-helper.ts'
import { createMockGateway } from './mock-gateway.ts'

it.each([
  ['sora', /^video_[0-9a-f]{32}$/, { status: 'submitted', format: 'mp4' }],
  ['veo', /^[\w-]{100,}$/, { status: 'pending', created_at: 1000 }],
  ['wan', /^[0-9a-f-]{36}$/, { status: 'submitted' }],
  ['seedance', /^cgt-\d{14}-[a-z]{5}$/, { status: 'submitted' }],
] as const)('answers a %s submit as documented', async (family, id, answer) => {
  const gateway = createMockGateway({ clock: { now: () => 1_000_000 } })

  const response = await submit(gateway, bodies[family])

  const { task_id, ...rest } = await readJson(response)
  expect(response.status).toBe(200)
  expect(task_id).toMatch(id)
  expect(rest).toEqual(answer)
})

it('moves a task with the clock, at the speed asked for', async () => {
  const gateway = createMockGateway({ speed: 2 })
  const { task_id } = await readJson(await submit(gateway, bodies.sora))
  const half = modelCatalog['sora-2'].typicalTime.p50 / 2
  const status = async () => (await readJson(await query(gateway, String(task_id)))).status

  expect(await status()).toBe('queued')
  gateway.advance(half / 2)
  expect(await status()).toBe('in_progress')
  gateway.advance(half / 2)
  expect(await status()).toBe('succeeded')
})

it('delivers the bytes of the ledger in each shape', async () => {
  const gateway = createMockGateway()
  const sora = await finish(gateway, bodies.sora)
  const veo = await finish(gateway, bodies.veo)
  const wan = await finish(gateway, bodies.wan)

  const answer = await readJson(await download(gateway, sora))
  const base64 = Buffer.from(String(answer.base64), 'base64')
  const { url } = await readJson(await query(gateway, veo))
  const dataUrl = Buffer.from(String(url).slice('data:video/mp4;base64,'.length), 'base64')
  const link = await (await openLink(gateway, wan)).arrayBuffer()

  expect(answer).toMatchObject({ success: true, generation_id: sora, task_id: sora, format: 'mp4' })
  expect(answer.size).toBe(base64.length)
  expect(answer.data_url).toBe(`data:video/mp4;base64,${String(answer.base64)}`)
  expect(await gateway.ledger()).toEqual({
    billed: 3,
    tasks: [
      {
        task_id: sora,
        model: 'sora-2',
        status: 'succeeded',
        size: base64.length,
        sha256: await sha256(base64),
      },
      {
        task_id: veo,
        model: 'veo-3.1-generate-preview',
        status: 'succeeded',
        size: dataUrl.length,
        sha256: await sha256(dataUrl),
      },
      {
        task_id: wan,
        model: 'wanx-video-v1',
        status: 'succeeded',
        size: link.byteLength,
        sha256: await sha256(link),
      },
    ],
  })
})

it('gives a finished Sora task no url', async () => {
  const gateway = createMockGateway()
  const id = await finish(gateway, bodies.sora)

  expect(await readJson(await query(gateway, id))).toEqual({
    task_id: id,
    status: 'succeeded',
    format: 'mp4',
  })
})

it('leads its links to object URLs where there is no server', async () => {
  const gateway = createMockGateway({ links: 'blob' })
  const id = await finish(gateway, bodies.seedance)
  const { url } = await readJson(await query(gateway, id))

  const bytes = await (await gateway.fetch(String(url))).arrayBuffer()

  expect(url).toMatch(/^blob:/)
  expect((await gateway.ledger()).tasks[0]?.sha256).toBe(await sha256(bytes))
  gateway.reset()
  expect(await gateway.ledger()).toEqual({ billed: 0, tasks: [] })
  await expect(fetch(String(url))).rejects.toThrow(TypeError)
})

it('serves ranges of a linked file and lets no other origin read it', async () => {
  const gateway = createMockGateway({ size: 1_000_000 })
  const id = await finish(gateway, bodies.wan)
  const { url } = await readJson(await query(gateway, id))

  const response = await gateway.fetch(String(url), { headers: { range: 'bytes=999990-' } })

  expect(response.status).toBe(206)
  expect(response.headers.get('content-range')).toBe('bytes 999990-999999/1000000')
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
  expect((await response.arrayBuffer()).byteLength).toBe(10)
  const beyond = await gateway.fetch(String(url), { headers: { range: 'bytes=1000000-' } })
  expect(beyond.status).toBe(416)
})

it('gives no two tasks the same bytes', async () => {
  const gateway = createMockGateway()
  await finish(gateway, bodies.sora)
  await finish(gateway, bodies.sora)

  const digests = (await gateway.ledger()).tasks.map((task) => task.sha256)

  expect(new Set(digests).size).toBe(2)
})

it('refuses a call without a key, or with another than its own', async () => {
  const open = createMockGateway()
  const closed = createMockGateway({ apiKey: 'sk-right' })
  const asking = (key: string) => ({ headers: { authorization: `Bearer ${key}` } })

  expect((await open.fetch('/v1/models')).status).toBe(401)
  expect((await open.fetch('/v1/models', asking('any'))).status).toBe(200)
  expect((await closed.fetch('/v1/models', asking('sk-wrong'))).status).toBe(401)
  expect((await closed.fetch('/v1/models', asking('sk-right'))).status).toBe(200)
})

it('lists every model of the catalogue', async () => {
  const gateway = createMockGateway()
  const response = await gateway.fetch('/v1/models', { headers: { authorization: 'Bearer x' } })

  const { object, data } = await readJson(response)

  expect(object).toBe('list')
  expect(data).toHaveLength(Object.keys(modelCatalog).length)
  expect(data).toContainEqual(
    expect.objectContaining({ id: 'sora-2', object: 'model', owned_by: 'openai' }),
  )
})

it('answers for unknown tasks, models, URLs and bodies in the contract’s envelopes', async () => {
  const gateway = createMockGateway()
  const elsewhere = await gateway.fetch('/v2/nothing', { headers: { authorization: 'Bearer x' } })
  const noModel = await submit(gateway, { model: 'sora-99', prompt: 'a cat' })
  const unread = await submit(gateway, {}, { body: 'no json' })

  expect((await query(gateway, 'gone')).status).toBe(400)
  expect(await readJson(await query(gateway, 'gone'))).toMatchObject({
    code: 'task_not_exist',
    data: null,
  })
  expect((await download(gateway, 'gone')).status).toBe(404)
  expect((await download(gateway, '')).status).toBe(400)
  expect(noModel.status).toBe(503)
  expect(await readJson(noModel)).toMatchObject({ error: { type: 'new_api_error' } })
  expect(unread.status).toBe(400)
  expect((await submit(gateway, { model: 'sora-2' })).status).toBe(400)
  expect(elsewhere.status).toBe(404)
  expect((await gateway.ledger()).billed).toBe(0)
})

it('answers 502 to a download that is too early or not of a Sora task', async () => {
  const gateway = createMockGateway()
  const veo = await finish(gateway, bodies.veo)
  const { task_id } = await readJson(await submit(gateway, bodies.sora))

  expect((await download(gateway, veo)).status).toBe(502)
  expect((await download(gateway, String(task_id))).status).toBe(502)
})

it('lets pages of any origin call its API and marks every answer', async () => {
  const gateway = createMockGateway()

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
  const mint = async (gateway: ReturnType<typeof createMockGateway>) => {
    const ids = Object.values(bodies).map(
      async (body) => (await readJson(await submit(gateway, body))).task_id,
    )
    return Promise.all(ids)
  }
  const gateway = createMockGateway({ seed: 7 })
  const first = await mint(gateway)

  gateway.reset()

  expect(await mint(gateway)).toEqual(first)
  expect(await mint(createMockGateway({ seed: 7 }))).toEqual(first)
  expect(await mint(createMockGateway({ seed: 8 }))).not.toEqual(first)
  expect(await mint(createMockGateway())).not.toEqual(first)
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
  expect(() => createMockGateway({ speed: 0 })).toThrow(RangeError)
  expect(() => createMockGateway({ size: -1 })).toThrow(RangeError)
})
