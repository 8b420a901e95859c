import { createVideoClient } from '@generated-video/client'
import { expect, it } from 'vitest'
import {
  apiKey,
  baseUrl,
  bodies,
  createRig,
  finish,
  get,
  linkHost,
  post,
  readJson,
  sha256,
  submit,
} from './call-handler.test-helper.ts'
import { createVideoHandler } from './video-handler.ts'

it('throws without authorize', () => {
  expect(() => createVideoHandler({ apiKey, baseUrl })).toThrow(TypeError)
})

it('serves everybody where that is asked for', async () => {
  const { handler } = createRig({ anonymous: true })

  expect((await handler(post(bodies.sora))).status).toBe(200)
})

it.each([
  ['no key', { apiKey: undefined }],
  ['an empty key', { apiKey: '' }],
  ['a key with a line end', { apiKey: 'sk-1\n' }],
  ['no base URL', { baseUrl: undefined }],
  ['a relative base URL', { baseUrl: '/v1' }],
  ['a base URL with a user', { baseUrl: 'https://me@gateway.example/v1' }],
  ['another protocol', { baseUrl: 'file:///v1' }],
  ['a wildcard host', { linkedResults: { hosts: ['*.example'] } }],
  ['a URL as host', { linkedResults: { hosts: ['https://cdn.example/'] } }],
  ['an origin with a path', { allowedOrigins: ['https://app.example/'] }],
])('throws for %s', (_, options) => {
  const complete = { apiKey, baseUrl, dangerouslyAllowAnonymous: true, ...options }

  expect(() => createVideoHandler(complete)).toThrow(TypeError)
})

it('answers health to everybody, and asks nobody', async () => {
  const { handler, sent } = createRig({ authorize: () => null })
  const response = await handler(get('/health'))

  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ ok: true })
  expect(sent).toEqual([])
})

it('lists the models in the shape of the gateway', async () => {
  const { handler } = createRig()
  const response = await handler(get('/models'))
  const { object, data } = await readJson(response)

  expect(object).toBe('list')
  expect(data).toContainEqual({ id: 'sora-2', object: 'model' })
  expect(response.headers.get('cache-control')).toBe('no-store')
})

it.each([
  ['POST', '/models', 'GET'],
  ['DELETE', '/video/generations', 'GET, POST'],
  ['PUT', '/video/generations/abc', 'GET'],
  ['OPTIONS', '/video/generations', 'GET, POST'],
  ['HEAD', '/video/generations/download?id=abc', 'GET'],
])('answers 405 to %s %s and says what is allowed', async (method, path, allow) => {
  const { handler, sent } = createRig()
  const response = await handler(get(path, { method }))

  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe(allow)
  expect(sent).toEqual([])
})

it.each([
  ['the root', 'https://app.example/video/generations'],
  ['a deep prefix', 'https://app.example/a/b/video/generations'],
])('works below %s', async (_, url) => {
  const { handler, gateway } = createRig()
  const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
  const submitted = await handler(new Request(url, { ...init, body: JSON.stringify(bodies.sora) }))
  const id = String((await readJson(submitted)).task_id)
  gateway.advance(3_600_000)
  const { url: download } = await readJson(await handler(new Request(`${url}/${id}`)))

  expect(download).toBe(`${new URL(url).pathname}/download?id=${id}`)
  expect((await handler(new Request(new URL(String(download), url)))).status).toBe(200)
})

it('submits and tells the status in words of the contract, with the model', async () => {
  const rig = createRig()
  const response = await rig.handler(post(bodies.veo))
  const submitted = await readJson(response)
  const taskId = String(submitted.task_id)

  expect(submitted).toEqual({
    task_id: taskId,
    status: 'queued',
    model: bodies.veo.model,
    format: 'mp4',
  })
  expect(response.headers.get('x-mock-gateway')).toBe('1')
  expect(response.headers.get('x-request-id')).toMatch(/^mock-/)
  expect(await readJson(await rig.handler(get(`/video/generations/${taskId}`)))).toEqual(submitted)
})

it.each([
  ['sora', bodies.sora, { durationSeconds: 4, size: '1280x720' }, undefined],
  ['veo', bodies.veo, {}, undefined],
  ['wan', bodies.wan, { durationSeconds: 5, size: '960x960' }, { hosts: [linkHost] }],
])('names its own download path for %s, and no bytes', async (_, body, told, linkedResults) => {
  const rig = createRig(linkedResults && { linkedResults })
  const id = await finish(rig, body)
  const text = await (await rig.handler(get(`/video/generations/${id}`))).text()

  expect(JSON.parse(text)).toEqual({
    task_id: id,
    status: 'succeeded',
    model: body.model,
    format: 'mp4',
    url: `/api/video/generations/download?id=${id}`,
    ...told,
  })
})

it('tells the settings that the gateway tells, and a client what differs from its request', async () => {
  const metadata = {
    seconds: '4',
    size: '720*1280',
    seed: 7,
    ratio: 'adaptive',
    note: 'inner',
    fps: 24,
  }
  const { handler, gateway } = createRig({
    async upstream(request, { fetch }) {
      const answer = (await (await fetch(request)).json()) as object
      return Response.json({ ...answer, metadata })
    },
  })
  const client = createVideoClient({ baseUrl: 'https://app.example/api', fetch: handler })
  const asked = { durationSeconds: 8, aspectRatio: '16:9' } as const
  const submitted = await client.submit({ model: 'sora-2', prompt: 'a cat', ...asked })
  gateway.advance(3_600_000)
  const answer = await readJson(await handler(get(`/video/generations/${submitted.taskId}`)))
  const differences = [
    { field: 'durationSeconds', asked: 8, made: 4 },
    { field: 'aspectRatio', asked: '16:9', made: '720x1280' },
  ]

  expect(answer).toEqual({
    task_id: submitted.taskId,
    status: 'succeeded',
    model: 'sora-2',
    format: 'mp4',
    durationSeconds: 4,
    size: '720x1280',
    seed: 7,
    url: `/api/video/generations/download?id=${submitted.taskId}`,
  })
  expect(submitted.differences).toEqual(differences)
  expect((await client.retrieve(submitted)).differences).toEqual(differences)
})

it('hands on a link that it may not fetch', async () => {
  const rig = createRig()
  const id = await finish(rig, bodies.wan)
  const { url } = await readJson(await rig.handler(get(`/video/generations/${id}`)))

  expect(url).toBe(`https://${linkHost}/__mock/files/${id}.mp4`)
})

it('hands on every link of a task with several videos', async () => {
  const url = ['https://cdn.example/1.mp4', 'https://cdn.example/2.mp4']
  const rig = createRig({
    upstream: () => Promise.resolve(Response.json({ task_id: 'a', status: 'succeeded', url })),
  })

  expect(await readJson(await rig.handler(get('/video/generations/a')))).toMatchObject({ url })
})

it('tells why a task failed', async () => {
  const rig = createRig()
  const id = await finish(rig, { ...bodies.sora, prompt: '[fault:moderated] a cat' })

  expect(await readJson(await rig.handler(get(`/video/generations/${id}`)))).toMatchObject({
    status: 'failed',
    error: { code: 'moderated', billed: 'unknown' },
  })
})

it('tells the progress as the gateway counts it', async () => {
  const rig = createRig({
    upstream: () =>
      Promise.resolve(Response.json({ task_id: 'a', status: 'running', progress: '30%' })),
  })

  expect(await readJson(await rig.handler(get('/video/generations/a')))).toMatchObject({
    status: 'in_progress',
    progress: 30,
  })
})

it('answers 404 for a task that the gateway does not know', async () => {
  const { handler } = createRig()
  const response = await handler(get('/video/generations/nobody'))

  expect(response.status).toBe(404)
  expect(await readJson(response)).toMatchObject({
    error: { code: 'task_not_found', billed: 'no' },
  })
})

it('hands on how long to wait', async () => {
  const rig = createRig()
  const id = await submit(rig, { ...bodies.sora, prompt: '[fault:poll-rate-limited] a cat' })
  const response = await rig.handler(get(`/video/generations/${id}`))

  expect(response.status).toBe(429)
  expect(response.headers.get('retry-after')).toBe('2')
  expect(await readJson(response)).toMatchObject({
    error: { code: 'rate_limited', retry_after: 2000, task_id: id },
  })
})

it('does not blame the visitor for a key that the gateway refuses', async () => {
  const { handler } = createRig({ gateway: { apiKey: 'another' } })
  const response = await handler(post(bodies.sora))

  expect(response.status).toBe(502)
  expect(await readJson(response)).toMatchObject({ error: { code: 'forbidden', billed: 'no' } })
})

it.each([
  ['sora', bodies.sora],
  ['veo', bodies.veo],
  ['wan', bodies.wan],
])('serves the client from submit to bytes: %s', async (_, { model, prompt }) => {
  const { gateway, handler } = createRig({ linkedResults: { hosts: [linkHost] } })
  const client = createVideoClient({
    baseUrl: 'https://app.example/api',
    fetch: handler,
  })
  const task = await client.submit({ model, prompt })
  gateway.advance(3_600_000)
  const { blob } = await client.download(await client.retrieve(task))

  const { tasks, billed } = await gateway.ledger()
  expect(billed).toBe(1)
  expect(await sha256(await blob.arrayBuffer())).toBe(tasks[0]?.sha256)
})

it('gives the client its errors as they are', async () => {
  const { handler } = createRig()
  const client = createVideoClient({
    baseUrl: 'https://app.example/api',
    fetch: handler,
  })
  const lost = client.submit({ model: 'sora-2', prompt: '[fault:submit-dropped] a cat' })

  await expect(lost).rejects.toMatchObject({ code: 'network', billed: 'unknown', status: 502 })
})

it.each([
  [Response.json({ message: 'the reason' }, { status: 400 }), 'the reason'],
  [new Response(null, { status: 500 }), 'answered with status 500 and no reason.'],
])('names the request once in what the client hears: %#', async (answer, said) => {
  const { handler } = createRig({ upstream: () => Promise.resolve(answer.clone()) })
  const client = createVideoClient({ baseUrl: 'https://app.example/api', fetch: handler })
  const messageOf = (sent: Promise<unknown>) =>
    sent.then(String, (error: unknown) => (error as Error).message)

  const submitted = client.submit({ model: 'sora-2', prompt: 'a cat' })

  expect(await messageOf(submitted)).toBe(`POST /video/generations: ${said}`)
})

it('lets no header of upstream through but the listed ones', async () => {
  const { handler } = createRig({
    upstream: async (request, gateway) => {
      const response = await gateway.fetch(request)
      for (const name of ['set-cookie', 'location', 'server', 'x-new-api-version', 'link'])
        response.headers.set(name, 'leak')
      return response
    },
  })
  const submitted = await handler(post(bodies.sora))
  const refused = await handler(get('/video/generations/nobody'))

  const own = [
    'cache-control',
    'content-type',
    'x-content-type-options',
    'x-mock-gateway',
    'x-request-id',
  ]
  expect([...submitted.headers.keys()]).toEqual(own)
  expect([...refused.headers.keys()]).toEqual(own)
})
