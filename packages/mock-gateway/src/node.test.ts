import { once } from 'node:events'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { bodies, finish } from './call-gateway.test-helper.ts'
import { createMockGateway } from './mock-gateway.ts'
import { toNodeListener } from './node.ts'
import type { FetchHandler } from './node.ts'

const headers = { authorization: 'Bearer x' }

async function serve(handler: FetchHandler): Promise<string> {
  const server = createServer(toNodeListener(handler))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

it('hands the request over and the answer back', async () => {
  const gateway = createMockGateway()
  const url = await serve(gateway.fetch)

  const response = await fetch(`${url}/v1/video/generations`, {
    method: 'POST',
    headers,
    body: JSON.stringify(bodies.sora),
  })

  expect(response.status).toBe(200)
  expect(response.headers.get('x-mock-gateway')).toBe('1')
  expect((await gateway.ledger()).billed).toBe(1)
})

it('keeps several cookies apart', async () => {
  const answer = new Response(null, {
    headers: [
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ],
  })
  const url = await serve(() => Promise.resolve(answer))

  expect((await fetch(url)).headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})

it('destroys the connection where the function rejects', async () => {
  const gateway = createMockGateway({ fault: 'submit-dropped' })
  const url = await serve(gateway.fetch)

  const submit = fetch(`${url}/v1/video/generations`, {
    method: 'POST',
    headers,
    body: JSON.stringify(bodies.sora),
  })

  await expect(submit).rejects.toThrow(TypeError)
  expect((await gateway.ledger()).billed).toBe(1)
})

it('destroys the connection where the body breaks', async () => {
  const gateway = createMockGateway({ fault: 'download-dropped' })
  const url = await serve(gateway.fetch)
  const id = await finish(gateway, bodies.sora)

  const response = await fetch(`${url}/v1/video/generations/download?id=${id}`, { headers })

  const reader = response.body?.getReader()
  const first = await reader?.read()
  expect(first?.value?.length).toBeGreaterThan(0)
  await expect(drain(reader)).rejects.toThrow(TypeError)
})

it('waits for a slow reader and cancels the body of one who leaves', async () => {
  let made = 0
  const handler = vi.fn<FetchHandler>()
  const url = await serve(handler)
  const cancelled = new Promise<void>((cancel) => {
    const pull = (controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>) => {
      made++
      controller.enqueue(new Uint8Array(65_536))
    }
    handler.mockResolvedValue(new Response(new ReadableStream({ pull, cancel })))
  })

  const request = get(url)
  const [incoming] = (await once(request, 'response')) as [NodeJS.ReadableStream]
  incoming.pause()
  await standsStill(() => made)
  request.destroy()

  await cancelled
  expect(handler.mock.lastCall?.[0].signal.aborted).toBe(true)
  // The kernel's buffers on both ends hold a few MiB, and nothing more is made.
  expect(made * 65_536).toBeLessThan(32 * 2 ** 20)
})

/** Resolves once a number has not changed for many turns of the event loop. */
async function standsStill(read: () => number): Promise<void> {
  let still = 0
  while (still < 200) {
    const before = read()
    await new Promise((resolve) => setImmediate(resolve))
    still = read() === before ? still + 1 : 0
  }
}

async function drain(reader: ReadableStreamDefaultReader | undefined): Promise<void> {
  while (reader && !(await reader.read()).done);
}

it('asks for the whole path where a framework has cut off the prefix it mounts at', async () => {
  const asked: string[] = []
  const listener = toNodeListener((request) => {
    asked.push(new URL(request.url).pathname)
    return Promise.resolve(new Response())
  })
  const server = createServer((incoming, outgoing) =>
    listener(Object.assign(incoming, { originalUrl: `/api${incoming.url ?? ''}` }), outgoing),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  await fetch(`http://127.0.0.1:${port}/health`)

  expect(asked).toEqual(['/api/health'])
  server.close()
})
