import { createServer, connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  freePort,
  generate,
  launchChromium,
  newestCard,
  openPage,
  readLedger,
  startSample,
} from './sample-page.ts'
import type { AddressInfo, Socket } from 'node:net'
import type { Browser } from 'playwright'
import type { DevServer } from '../server/start-dev-server.ts'

let browser: Browser
let sample: DevServer
let network: BadNetwork
beforeAll(async () => {
  browser = await launchChromium()
  const port = await freePort()
  sample = await startSample({ port })
  network = await startBadNetwork(port)
})
afterAll(async () => {
  await Promise.all([browser.close(), network.close()])
  await sample.close()
})

it('bills once where the answer to a submit is lost and the browser itself sends it again', async () => {
  const { page } = await openPage(browser, `${network.url}/?path=server`)

  await generate(page, 'sora-2', 'A paper boat in the rain')
  await newestCard(page, 'ready')

  expect(network.submits()).toBe(2)
  expect((await readLedger(sample.url)).billed).toBe(1)
  await page.context().close()
})

interface BadNetwork {
  url: string
  /** How often a submit has passed. */
  submits(): number
  close(): Promise<void>
}

/** Stands between the page and its server, and loses the answer to the first submit. */
async function startBadNetwork(target: number): Promise<BadNetwork> {
  const sockets = new Set<Socket>()
  let submits = 0
  const server = createServer((page) => {
    const upstream = connect(target, '127.0.0.1')
    let loses = false
    for (const socket of [page, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    }
    page.on('data', (data) => {
      if (data.includes('POST /api/video/generations')) loses = ++submits === 1
      upstream.write(data)
    })
    upstream.on('data', (data) => {
      if (!loses) return page.write(data)
      page.resetAndDestroy()
      return upstream.destroy()
    })
    page.on('end', () => upstream.end())
    upstream.on('end', () => page.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    submits: () => submits,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
