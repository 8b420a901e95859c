import { once } from 'node:events'
import { createServer, get } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createVideoHandler } from '@generated-video/server'
import { toNodeListener } from '@generated-video/server/node'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const visitors = 20
const longest = 10_000

async function listen(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** Looks until the count is this, and gives what it is in the end. */
async function until(count: () => Promise<number>, wanted: number): Promise<number> {
  for (let waited = 0; waited < longest && (await count()) !== wanted; waited += 50) await wait(50)
  return count()
}

const gateway = await listen(() => undefined)
const handler = createVideoHandler({
  apiKey: 'any',
  baseUrl: `${gateway.url}/v1`,
  dangerouslyAllowAnonymous: true,
})
const { url } = await listen(toNodeListener(handler))
const connections = () =>
  new Promise<number>((resolve) => {
    gateway.server.getConnections((_, count) => resolve(count))
  })

const asked = Array.from({ length: visitors }, (_, id) =>
  get(`${url}/api/video/generations/task_${id}`, { agent: false }).on('error', () => undefined),
)
const before = await until(connections, visitors)
for (let turn = 0; turn < 5; turn++) {
  await wait(10)
  collect()
}
for (const request of asked) request.destroy()
const after = await until(connections, 0)

console.log(JSON.stringify({ before, after }))
process.exit()
