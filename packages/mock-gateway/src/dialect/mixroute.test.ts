import { expect, it } from 'vitest'
import {
  bodies,
  download,
  finish,
  openContent,
  query,
  readJson,
  start,
  submit,
} from '../call-gateway.test-helper.ts'
import { createMockGateway } from '../mock-gateway.ts'

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

it('tells a task’s status flat and without progress', async () => {
  const gateway = createMockGateway()
  const id = await start(gateway, bodies.wan)
  const answer = async () => readJson(await query(gateway, id))

  expect(await answer()).toEqual({ task_id: id, status: 'queued', format: 'mp4' })
  gateway.advance(60_000)
  expect(await answer()).toEqual({ task_id: id, status: 'in_progress', format: 'mp4' })
})

it('gives a finished Sora task no url, and OpenAI’s own object', async () => {
  const gateway = createMockGateway({ clock: { now: () => 1_000_000 } })
  const id = await finish(gateway, bodies.sora)

  expect(await readJson(await query(gateway, id))).toEqual({
    task_id: id,
    status: 'succeeded',
    format: 'mp4',
    metadata: {
      id,
      object: 'video',
      model: 'sora-2',
      status: 'completed',
      progress: 100,
      created_at: 1000,
      completed_at: 1120,
      seconds: '4',
      size: '1280x720',
    },
  })
})

it.each([
  ['wan', { output: { task_status: 'SUCCEEDED' }, usage: { duration: 5, size: '960*960' } }],
  ['seedance', { status: 'succeeded', duration: 4, ratio: '9:16', resolution: '720p' }],
] as const)('hands on what the vendor of %s says that it made', async (family, metadata) => {
  const gateway = createMockGateway()
  const id = await finish(gateway, bodies[family])

  expect(await readJson(await query(gateway, id))).toMatchObject({ metadata })
})

it('sends a Sora video twice in one JSON', async () => {
  const gateway = createMockGateway()
  const id = await finish(gateway, bodies.sora)

  const { base64, data_url, ...rest } = await readJson(await download(gateway, id))

  const size = Buffer.from(String(base64), 'base64').length
  expect(data_url).toBe(`data:video/mp4;base64,${String(base64)}`)
  expect(rest).toEqual({ success: true, generation_id: id, task_id: id, format: 'mp4', size })
})

it('answers a download without an id, of no task, too early or not of a Sora task', async () => {
  const gateway = createMockGateway()
  const veo = await finish(gateway, bodies.veo)
  const early = await start(gateway, bodies.sora)

  expect((await download(gateway, '')).status).toBe(400)
  expect((await download(gateway, 'gone')).status).toBe(404)
  expect((await download(gateway, veo)).status).toBe(502)
  expect((await download(gateway, early)).status).toBe(502)
})

it('has no content route', async () => {
  const gateway = createMockGateway()
  const id = await finish(gateway, bodies.sora)

  expect((await openContent(gateway, id)).status).toBe(404)
})

it('refuses in the words of its own code', async () => {
  const moderated = createMockGateway({ fault: 'moderated-submit' })
  const limited = createMockGateway({ fault: 'rate-limited' })

  expect(await readJson(await submit(moderated, bodies.wan))).toEqual({
    code: 'content_policy_violation',
    message: 'DataInspectionFailed: Input data may contain inappropriate content.',
    data: null,
  })
  expect(await readJson(await submit(limited, bodies.wan))).toMatchObject({
    code: 'rate_limit_error',
    data: null,
  })
})
