import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import type { SocketFault } from './socket-faults.test-helper.ts'

/** A gateway on a real socket. */
export interface FaultyGateway {
  readonly baseUrl: string
  /** The submits whose whole text has arrived. */
  readonly seen: readonly string[]
  /** Ends at once, with its connections. */
  close(): Promise<void>
}

// What a page's browser asks before it sends a submit to another origin.
const allowed = [
  'HTTP/1.1 204 No Content',
  'access-control-allow-origin: *',
  'access-control-allow-headers: *',
  'access-control-max-age: 600',
  '\r\n',
].join('\r\n')

/** Listens on a free port of loopback. */
export async function listenWithFault({
  reads,
  act,
}: Pick<SocketFault, 'reads' | 'act'>): Promise<FaultyGateway> {
  const seen: string[] = []
  const connections = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    connections.add(socket)
    socket.on('error', () => undefined).on('close', () => connections.delete(socket))
    if (!reads) return act(socket)
    let text = ''
    socket.on('data', (data: Buffer) => {
      text += data.toString()
      if (text.startsWith('OPTIONS') && text.endsWith('\r\n\r\n')) {
        text = ''
        socket.write(allowed)
      }
      if (!text.includes('"prompt"')) return
      seen.push(text)
      text = ''
      act(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    seen,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of connections) socket.destroy()
      await closed
    },
  }
}
