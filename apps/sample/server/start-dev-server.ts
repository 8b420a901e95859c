import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { backendPlugin } from './backend-plugin.ts'
import type { GatewayNote } from '../src/gateway-note.ts'

export interface DevServerOptions {
  /** The folder of the page. @defaultValue the sample's own */
  root?: string
  /** The first port to try. @defaultValue 5173 */
  port?: number
  /** How many times faster than life the mock works. @defaultValue 20 */
  mockSpeed?: number
  /** The real gateway's key; without it the mock answers. */
  apiKey?: string | undefined
  /** @defaultValue `https://console.mixroute.io/v1` */
  baseUrl?: string | undefined
  /** Where the page finds its handler. @defaultValue `/api`, on this port */
  api?: string
}

export interface DevServer {
  url: string
  close(): Promise<void>
}

/** Serves the page, the server handler and the mock gateway in this process, on one port of loopback. */
export async function startDevServer({
  root = fileURLToPath(new URL('..', import.meta.url)),
  port = 5173,
  mockSpeed = 20,
  apiKey,
  baseUrl = 'https://console.mixroute.io/v1',
  api = '/api',
}: DevServerOptions = {}): Promise<DevServer> {
  const note: GatewayNote = apiKey
    ? { kind: 'real', host: new URL(baseUrl).host }
    : { kind: 'mock', speed: mockSpeed }
  const server = await createServer({
    root,
    clearScreen: false,
    define: { __GATEWAY__: JSON.stringify(note), __API__: JSON.stringify(api) },
    plugins: [backendPlugin({ mockSpeed, apiKey, baseUrl })],
    server: { host: '127.0.0.1', port, cors: false },
  })
  await server.listen()
  const address = server.httpServer?.address()
  const taken = typeof address === 'object' && address ? address.port : port
  return { url: `http://localhost:${taken}`, close: () => server.close() }
}
