import { createServer, get } from 'node:http'
import { createMockGateway } from '@generated-video/mock-gateway'
import { toNodeListener } from '@generated-video/mock-gateway/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  freePort,
  generate,
  launchChromium,
  newestCard,
  openPage,
  startSample,
} from './sample-page.ts'
import type { Server } from 'node:http'
import type { Browser } from 'playwright'
import type { DevServer } from '../server/start-dev-server.ts'

const apiKey = 'sk-canary-of-the-real-gateway'

let browser: Browser
let elsewhere: Server
let sample: DevServer
const gateway = createMockGateway({ apiKey, speed: 200 })

// A gateway on another port, which wants its own key, stands in for the real one.
beforeAll(async () => {
  const port = await freePort()
  elsewhere = createServer(toNodeListener(gateway.fetch)).listen(port, '127.0.0.1')
  browser = await launchChromium()
  sample = await startSample({ apiKey, baseUrl: `http://127.0.0.1:${port}/v1` })
})

afterAll(async () => {
  await Promise.all([browser.close(), sample.close()])
  elsewhere.close()
})

it('makes a video with the key that stays on the server, and says that it costs money', async () => {
  const { page, complaints } = await openPage(browser, `${sample.url}/?path=direct`)
  const seen: string[] = []
  page.on('response', (response) => {
    seen.push(response.url(), JSON.stringify(response.headers()))
  })

  await page.getByText('every Generate costs money').waitFor()
  await generate(page, 'sora-2', 'a cat')
  await newestCard(page, 'ready')

  expect((await gateway.ledger()).billed).toBe(1)
  expect(await page.getByRole('radio', { name: 'Straight to the gateway' }).isDisabled()).toBe(true)
  expect(seen.join('\n') + (await page.content())).not.toContain(apiKey)
  expect(complaints).toEqual([])
  await page.context().close()
})

it.each(['/__mock/ledger', '/__mock/reset', '/v1/models'])('serves no %s', async (path) => {
  expect((await fetch(`${sample.url}${path}`)).status).toBe(404)
})

it('answers nobody who calls this machine by another name', async () => {
  const { port } = new URL(sample.url)
  const status = await new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path: '/api/health',
      headers: { host: 'evil.example' },
    }
    get(options, (answer) => resolve(answer.statusCode)).on('error', reject)
  })

  expect(status).toBe(403)
})
