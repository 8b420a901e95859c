import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { createMockGateway } from '@generated-video/mock-gateway'
import { createVideoHandler } from '@generated-video/server'
import { toNodeListener } from '@generated-video/server/node'
import { bundleScript } from './bundle-script.ts'

const entry = fileURLToPath(new URL('submit-page-entry.ts', import.meta.url))

export interface SubmitPage {
  url: string
  /** The submits that the handler saw: whether their connection was in use before. */
  readonly seen: readonly boolean[]
  /** Submits that the gateway has billed. */
  billed(): Promise<number>
  close(): void
}

/**
 * A page with the client and nothing else, and a server handler before a mock gateway. The connection of the first
 * submit ends without an answer once the handler has carried it out.
 */
export async function startSubmitPage(): Promise<SubmitPage> {
  const script = await bundleScript(entry)
  const gateway = createMockGateway({ speed: 60 })
  const handler = createVideoHandler({
    apiKey: 'any',
    baseUrl: 'https://mock.example/v1',
    fetch: gateway.fetch,
    authorize: () => 'me',
  })
  const answer = toNodeListener(handler)
  const seen: boolean[] = []
  const used = new WeakSet<Socket>()

  const server = createServer((incoming, outgoing) => {
    const { method, url = '/', socket } = incoming
    if (method === 'POST') seen.push(used.has(socket))
    used.add(socket)
    if (method === 'POST' && seen.length === 1)
      return void carryOut(incoming).then(() => socket.destroy())
    if (url.startsWith('/api/')) return answer(incoming, outgoing)
    const isScript = url === '/client.js'
    outgoing
      .setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      .end(isScript ? script : '<!doctype html><script src="/client.js"></script>')
  })

  async function carryOut(incoming: IncomingMessage): Promise<void> {
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])
    const url = `http://${incoming.headers.host}${incoming.url}`
    const body = new Uint8Array(await buffer(incoming))
    await handler(
      new Request(url, { method: 'POST', headers: headers as [string, string][], body }),
    )
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    seen,
    billed: async () => (await gateway.ledger()).billed,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
