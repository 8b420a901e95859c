import { once } from 'node:events'
import { createServer } from 'node:http'
import { createMockGateway } from '@generated-video/mock-gateway'
import { createVideoHandler } from '@generated-video/server'
import { toNodeListener } from '@generated-video/server/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { catalogAtSpeed } from '../src/catalog-at-speed.ts'
import { putClient } from './client-in-page.ts'
import {
  freePort,
  generate,
  launchChromium,
  newestCard,
  openPage,
  play,
  save,
  startSample,
} from './sample-page.ts'
import type { IncomingMessage, Server } from 'node:http'
import type { Browser, Page } from 'playwright'
import type { DevServer } from '../server/start-dev-server.ts'

const speed = 60
const mock = createMockGateway({ speed })
const asked: IncomingMessage[] = []

let browser: Browser
let handlers: Server
let listed: DevServer
let unlisted: DevServer
let api: string

/** Two pages on ports of their own, of which the handler on a third lets one in. */
beforeAll(async () => {
  const port = await freePort()
  api = `http://127.0.0.1:${port}/api`
  ;[browser, listed, unlisted] = await Promise.all([
    launchChromium(),
    startSample({ api }),
    startSample({ api }),
  ])
  const handler = createVideoHandler({
    apiKey: 'sk-mock',
    baseUrl: 'https://gateway.example/v1',
    catalog: catalogAtSpeed(speed),
    fetch: mock.fetch,
    dangerouslyAllowAnonymous: true,
    allowedOrigins: [listed.url],
  })
  const listener = toNodeListener(handler)
  handlers = createServer((request, response) => {
    asked.push(request)
    listener(request, response)
  })
  handlers.listen(port, '127.0.0.1')
  await once(handlers, 'listening')
})

afterAll(async () => {
  await Promise.all([browser.close(), listed.close(), unlisted.close()])
  handlers.closeAllConnections()
  handlers.close()
})

it('makes, plays and saves a video behind a handler of another origin', async () => {
  const { page, complaints } = await openPage(browser, listed.url)
  await generate(page, 'sora-2', 'a cat of another origin')

  const card = await newestCard(page, 'ready')
  expect((await play(card)).time).toBeGreaterThan(0)
  const { sha256 } = await save(page, card)

  const { billed, tasks } = await mock.ledger()
  expect(billed).toBe(1)
  expect(sha256).toBe(tasks[0]?.sha256)
  const preflight = asked.find(({ method }) => method === 'OPTIONS')
  expect(preflight?.headers).toMatchObject({
    origin: listed.url,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,idempotency-key',
  })
  const submit = asked.find(({ method }) => method === 'POST')
  expect(submit?.headers['idempotency-key']).toMatch(/./)
  expect(complaints).toEqual([])
  await page.context().close()
})

it('reads of a refusal how long to wait', async () => {
  const { page } = await openPage(browser, listed.url)

  const refused = await submitFrom(page, '[fault:rate-limited] a cat')

  expect(refused).toMatchObject({
    code: 'rate_limited',
    status: 429,
    retryAfter: 2_000,
    billed: 'no',
    headers: { 'retry-after': '2', 'x-request-id': expect.stringMatching(/^mock-/) as string },
  })
  await page.context().close()
})

it('tells a page whose origin is not listed why, and bills nothing', async () => {
  const { billed } = await mock.ledger()
  const { page } = await openPage(browser, unlisted.url)

  const refused = await submitFrom(page, 'a cat of nobody')

  expect(refused).toMatchObject({ name: 'VideoError', code: 'network', headers: {} })
  expect(refused.message).toContain(`allowedOrigins`)
  expect(refused.message).toContain(unlisted.url)
  expect((await mock.ledger()).billed).toBe(billed)
  await page.context().close()
})

interface Refused {
  name: string
  message: string
  code: string
  headers: Record<string, string>
}

/** What a submit of a client in the page fails with, and which headers of the answer the page could read. */
async function submitFrom(page: Page, prompt: string): Promise<Refused> {
  await putClient(page)
  return page.evaluate(
    async ({ api, prompt }) => {
      let headers = {}
      const client = createVideoClient({
        baseUrl: api,
        scope: prompt,
        async fetch(request) {
          const response = await fetch(request)
          if (request.method === 'POST') headers = Object.fromEntries(response.headers)
          return response
        },
      })
      const submitted = client.submit({ model: 'sora-2', prompt })
      const { name, message, ...error } = await submitted.then(
        () => new Error('It was let in.'),
        (reason: unknown) => reason as Error,
      )
      return { ...error, name, message, headers } as Refused
    },
    { api, prompt },
  )
}
