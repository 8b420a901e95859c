import { once } from 'node:events'
import { createServer, get } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createVideoClient } from '@generated-video/client'
import { expect, it, onTestFinished } from 'vitest'
import { apiKey, bodies } from './call-handler.test-helper.ts'
import { toNodeListener } from './node.ts'
import { createVideoHandler } from './video-handler.ts'
import type { AddressInfo } from 'node:net'
import type { RequestListener, Server } from 'node:http'
import type { Clock } from '@generated-video/client'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const visitors = 20

async function listen(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** A gateway that takes requests and gives these bytes of an answer, then nothing more. */
async function stuckGateway(begun = '') {
  const seen = { requests: 0 }
  const { server, url } = await listen((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      seen.requests++
      if (begun) outgoing.writeHead(200, { 'content-type': 'application/json' }).write(begun)
    })
  })
  const connections = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    )
  return { baseUrl: `${url}/v1`, seen, connections }
}

async function collectGarbage(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise(setImmediate)
    collect()
  }
}

/** A clock whose callbacks fire when they are told to. */
function stoppedClock() {
  const waiting = new Set<() => void>()
  const clock: Clock = {
    now: () => Date.now(),
    schedule(callback) {
      waiting.add(callback)
      return () => waiting.delete(callback)
    },
  }
  return { clock, fire: () => waiting.forEach((callback) => callback()) }
}

it.each(['status', 'download'])(
  'closes all connections to the gateway when visitors leave before a %s is answered',
  async (route) => {
    const { baseUrl, connections, seen } = await stuckGateway()
    const handler = createVideoHandler({ apiKey, baseUrl, dangerouslyAllowAnonymous: true })
    const { url } = await listen(toNodeListener(handler))
    const path = (id: number) => (route === 'status' ? `/task_${id}` : `/download?id=task_${id}`)
    const asked = Array.from({ length: visitors }, (_, id) =>
      get(`${url}/api/video/generations${path(id)}`, { agent: false }).on('error', () => undefined),
    )
    await expect.poll(() => seen.requests).toBe(visitors)
    await collectGarbage()

    for (const request of asked) request.destroy()

    await expect.poll(connections).toBe(0)
  },
)

it.each(['', '{"task_id": "task'])(
  "ends a submit at its limit, where all that came is '%s'",
  async (begun) => {
    const { baseUrl, connections, seen } = await stuckGateway(begun)
    const { clock, fire } = stoppedClock()
    const handler = createVideoHandler({ apiKey, baseUrl, clock, dangerouslyAllowAnonymous: true })
    const { url } = await listen(toNodeListener(handler))
    const submitted = fetch(`${url}/api/video/generations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(bodies.sora),
    })
    await expect.poll(() => seen.requests).toBe(1)
    await collectGarbage()

    fire()

    expect((await submitted).status).toBe(504)
    await expect.poll(connections).toBe(0)
  },
)

it('closes the connections of a client whose calls are called off, or take too long', async () => {
  const { baseUrl, connections, seen } = await stuckGateway()
  const { clock, fire } = stoppedClock()
  const client = createVideoClient({ baseUrl, clock, retries: 0 })
  const left = new AbortController()
  const { signal } = left
  const calls = Array.from({ length: visitors }, (_, id) => [
    client.retrieve({ taskId: `left_${id}` }, { signal }).catch(() => 'left'),
    client.retrieve({ taskId: `late_${id}` }).catch(() => 'late'),
  ])
  await expect.poll(() => seen.requests).toBe(2 * visitors)
  await collectGarbage()

  left.abort()
  await expect.poll(connections).toBe(visitors)
  fire()

  await expect.poll(connections).toBe(0)
  expect(await Promise.all(calls.map((pair) => Promise.all(pair)))).toEqual(
    calls.map(() => ['left', 'late']),
  )
})
