import { once } from 'node:events'
import { createServer } from 'node:http'
import { getRequestListener, serve } from '@hono/node-server'
import { createVideoClient } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import express from 'express'
import { Hono } from 'hono'
import { mount } from 'hono/mount'
import { expect, it, onTestFinished } from 'vitest'
import { apiKey, linkHost, sha256 } from './call-handler.test-helper.ts'
import { toNodeListener } from './node.ts'
import { createVideoHandler } from './video-handler.ts'
import type { AddressInfo } from 'node:net'
import type { RequestListener, Server } from 'node:http'
import type { VideoHandler } from './video-handler.ts'

type Host = (handler: VideoHandler) => RequestListener | Server

const onExpress =
  (mount: (app: express.Express, handler: VideoHandler) => void): Host =>
  (handler) => {
    const app = express()
    mount(app, handler)
    return app
  }

const hosts: readonly (readonly [string, Host])[] = [
  ['node:http, with toNodeListener', toNodeListener],
  [
    "Express, with use('/api', toNodeListener(…))",
    onExpress((app, handler) => {
      app.use('/api', toNodeListener(handler))
      app.use(express.json())
    }),
  ],
  [
    "Express, with all('/api/*rest', toNodeListener(…))",
    onExpress((app, handler) => app.all('/api/*rest', toNodeListener(handler))),
  ],
  [
    "an Express router below another's mount",
    onExpress((app, handler) => {
      const router = express.Router().use('/api', toNodeListener(handler))
      app.use('/', router)
    }),
  ],
  [
    "Express, with use('/api', getRequestListener(…)), which cuts the mount off",
    onExpress((app, handler) => app.use('/api', getRequestListener(handler))),
  ],
  [
    "Hono, with all('/api/*', …)",
    (handler) => onHono(new Hono().all('/api/*', ({ req }) => handler(req.raw))),
  ],
  [
    'Hono, with mount(…), which cuts the mount off',
    (handler) => onHono(new Hono().all('/api/*', mount(handler))),
  ],
]

function onHono(app: Pick<Hono, 'fetch'>): Server {
  return serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
}

async function listen(host: RequestListener | Server): Promise<string> {
  const isServer = typeof host !== 'function'
  const server = isServer ? host : createServer(host).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  if (!server.listening) await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function setUp(host: Host) {
  const gateway = createMockGateway({ apiKey })
  const handler = createVideoHandler({
    apiKey,
    baseUrl: 'https://gateway.example/v1',
    fetch: gateway.fetch,
    linkedResults: { hosts: [linkHost] },
    dangerouslyAllowAnonymous: true,
  })
  const url = await listen(host(handler))
  return { gateway, url, client: createVideoClient({ baseUrl: `${url}/api`, files: false }) }
}

it.each(hosts)('takes a task from its submit to its bytes on %s', async (_, host) => {
  const { client, gateway } = await setUp(host)

  const submitted = await Promise.all(
    (['sora-2', 'wanx-video-v1'] as const).map((model) =>
      client.submit({ model, prompt: 'a cat' }),
    ),
  )
  gateway.advance(3_600_000)
  const received = submitted.map(async (task) => {
    const finished = await client.retrieve(task)
    const { blob } = await client.download(finished)
    return [finished.taskId, finished.status, await sha256(await blob.arrayBuffer())]
  })

  const { billed, tasks } = await gateway.ledger()
  expect(billed).toBe(2)
  expect((await Promise.all(received)).sort()).toEqual(
    tasks.map((task) => [task.task_id, 'succeeded', task.sha256]).sort(),
  )
})

it.each<readonly [string, Host]>([
  ['Express', onExpress((app, handler) => app.use('/elsewhere', toNodeListener(handler)))],
  ['Hono', () => onHono(new Hono().get('/', ({ text }) => text('Hello.')))],
  ['static files', onExpress((app) => app.use(express.static('.')))],
  [
    'the handler below another path',
    (handler) => onHono(new Hono().all('/v1/*', ({ req }) => handler(req.raw))),
  ],
])('says that nothing was sent where no handler is mounted: %s', async (_, host) => {
  const { client, gateway, url } = await setUp(host)

  const error: unknown = await client
    .submit({ model: 'sora-2', prompt: 'a cat' })
    .catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ code: 'network', billed: 'no', action: 'ask_operator' })
  expect(String(error)).toContain(`no handler answers at ${new URL(url).host}/api (baseUrl)`)
  expect((await gateway.ledger()).billed).toBe(0)
})

it('names express.json() where it has taken the body before, and bills nothing', async () => {
  const { client, gateway } = await setUp(
    onExpress((app, handler) => {
      app.use(express.json())
      app.use('/api', toNodeListener(handler))
    }),
  )

  const submitted = client.submit({ model: 'sora-2', prompt: 'a cat' })

  await expect(submitted).rejects.toMatchObject({
    billed: 'no',
    retryable: false,
    action: 'ask_operator',
    message: expect.stringContaining('express.json()') as string,
  })
  expect((await gateway.ledger()).billed).toBe(0)
})

it('takes what has no body behind express.json()', async () => {
  const { client } = await setUp(
    onExpress((app, handler) => {
      app.use(express.json())
      app.use('/api', toNodeListener(handler))
    }),
  )

  expect((await client.models()).length).toBeGreaterThan(0)
})
