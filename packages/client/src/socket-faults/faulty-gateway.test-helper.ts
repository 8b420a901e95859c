import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import type { SocketFault } from './socket-faults.test-helper.ts'

/** A submit as a gateway has seen it. */
interface SeenSubmit {
  /** As far as the gateway read it. */
  readonly text: string
  /** True where its connection had answered a GET before. */
  readonly onUsedConnection: boolean
}

/** A gateway on a real socket. */
export interface FaultyGateway {
  readonly baseUrl: string
  readonly seen: readonly SeenSubmit[]
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

const answered = [
  'HTTP/1.1 200 OK',
  'content-type: application/json',
  'content-length: 2',
  'access-control-allow-origin: *',
  'cache-control: no-store',
  '\r\n{}',
].join('\r\n')

/** Listens on a free port of loopback, and answers every request but a submit. */
export async function listenWithFault(
  { reads, act }: Pick<SocketFault, 'reads' | 'act'>,
  connection: 'fresh' | 'used' = 'fresh',
): Promise<FaultyGateway> {
  const seen: SeenSubmit[] = []
  const connections = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    connections.add(socket)
    socket.on('error', () => undefined).on('close', () => connections.delete(socket))
    if (!reads && connection === 'fresh') return act(socket)
    let text = ''
    let onUsedConnection = false
    socket.on('data', (data: Buffer) => {
      text += data.toString()
      const isSubmit = text.startsWith('POST')
      if (isSubmit && reads && !text.includes('"prompt"')) return
      if (!isSubmit && !text.endsWith('\r\n\r\n')) return
      if (isSubmit) seen.push({ text, onUsedConnection })
      else onUsedConnection ||= text.startsWith('GET')
      const answer = text.startsWith('OPTIONS') ? allowed : answered
      text = ''
      if (isSubmit) act(socket)
      else socket.write(answer)
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
