import { once } from 'node:events'
import { createServer } from 'node:http'
import { createMockGateway } from '@generated-video/mock-gateway'
import { afterEach, expect, it } from 'vitest'
import { createVideoClient } from '@generated-video/client'
import { apiKey, bodies, readJson, sha256 } from './call-handler.test-helper.ts'
import { toNodeListener } from './node.ts'
import { createVideoHandler } from './video-handler.ts'
import type { Server } from 'node:http'
import type { FetchHandler } from './node.ts'

const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

async function serve(handler: FetchHandler): Promise<{ server: Server; url: string }> {
  const server = createServer(toNodeListener(handler))
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { server, url: `http://127.0.0.1:${port}` }
}

async function createRig() {
  const gateway = createMockGateway({ apiKey })
  const upstream = await serve(gateway.fetch)
  const handler = createVideoHandler({
    apiKey,
    baseUrl: `${upstream.url}/v1`,
    dangerouslyAllowAnonymous: true,
  })
  const { url } = await serve(handler)
  const generations = `${url}/api/video/generations`
  const submit = (prompt: string, init?: RequestInit) =>
    fetch(generations, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'a', origin: url },
      body: JSON.stringify({ ...bodies.sora, prompt }),
      ...init,
    })
  const client = createVideoClient({ baseUrl: `${url}/api`, headers: { origin: url } })
  return { client, gateway, generations, submit, upstream }
}

function connections(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
  })
}

it('serves submit, status and download over real sockets', async () => {
  const { gateway, generations, submit } = await createRig()
  const { task_id } = await readJson(await submit('a cat'))
  gateway.advance(3_600_000)
  const { url } = await readJson(await fetch(`${generations}/${String(task_id)}`))
  const response = await fetch(new URL(String(url), generations))

  const { tasks } = await gateway.ledger()
  expect(await sha256(await response.arrayBuffer())).toBe(tasks[0]?.sha256)
})

it('closes the connection to upstream when the browser leaves a download', async () => {
  const { gateway, generations, submit, upstream } = await createRig()
  const { task_id } = await readJson(await submit(`[size:${64 * 1024 * 1024}] a cat`))
  gateway.advance(3_600_000)
  const closed = new Promise((resolve) => {
    upstream.server.on('request', (_, response) => response.on('close', () => resolve(response)))
  })
  const browser = new AbortController()
  const { signal } = browser
  const response = await fetch(`${generations}/download?id=${String(task_id)}`, { signal })
  await response.body?.getReader().read()
  browser.abort()

  expect(await closed).toMatchObject({ writableFinished: false })
  await expect.poll(() => connections(upstream.server)).toBeLessThanOrEqual(1)
})

it('finishes a submit whose browser hangs up', async () => {
  const { gateway, generations, submit, upstream } = await createRig()
  const browser = new AbortController()
  upstream.server.prependListener('request', () => browser.abort())

  await expect(submit('a cat', { signal: browser.signal })).rejects.toThrow()
  const found = await fetch(`${generations}?idempotency_key=a`)
  const { billed, tasks } = await gateway.ledger()
  expect(billed).toBe(1)
  expect(await readJson(found)).toMatchObject({ task_id: tasks[0]?.task_id })
})

it('carries three pictures of 1.5 MB to the gateway, to the byte', async () => {
  const { client, gateway } = await createRig()
  const pictures = [1, 2, 3].map(createPicture)
  const content = pictures.map((bytes) => ({
    type: 'image_url',
    image_url: { url: `data:image/png;base64,${bytes.toString('base64')}` },
    role: 'reference_image',
  }))
  const metadata = { content: [{ type: 'text', text: 'a cat' }, ...content] }

  await client.submit({ model: 'seedance-1.0', prompt: 'a cat', extra: { metadata } })

  const { billed, tasks } = await gateway.ledger()
  expect(billed).toBe(1)
  expect(tasks[0]?.images.map((image) => image.sha256)).toEqual(
    await Promise.all(pictures.map((bytes) => sha256(bytes))),
  )
})

it('refuses more than 32 MiB with an error that the client can name, and bills nothing', async () => {
  const { client, gateway } = await createRig()
  const image = 'x'.repeat(33 * 1024 * 1024)

  const submit = client.submit({ model: 'wanx-video-v1', prompt: 'a cat', extra: { image } })

  await expect(submit).rejects.toMatchObject({ code: 'too_large', status: 413, billed: 'no' })
  expect((await gateway.ledger()).billed).toBe(0)
})

/** The header of a PNG of 720 × 1280, and 1.5 MB after it. */
function createPicture(fill: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.alloc(1_500_000, fill)
  bytes.write('89504e470d0a1a0a0000000d49484452000002d000000500', 'hex')
  return bytes
}
