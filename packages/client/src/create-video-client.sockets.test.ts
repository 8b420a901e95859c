import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createVideoClient } from './create-video-client.ts'
import { manualClock } from './manual-clock.test-helper.ts'
import type { VideoErrorCode } from './video-error.ts'

/** What a raw gateway does with a connection, once it has the head of the request (`sent`) or before that. */
interface SocketFault {
  name: string
  /** Waits for the request first. */
  reads: boolean
  act(socket: Socket): void
  code: VideoErrorCode
  billed: 'no' | 'unknown'
}

const head = (status: string, more = '') =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\n${more}\r\n`
const whole = (status: string, body: string, more = '') =>
  head(status, `content-length: ${Buffer.byteLength(body)}\r\n${more}`) + body
const envelope = (message: string, code = '') =>
  JSON.stringify({ error: { message, type: 'api_error', code } })
const says = (text: string) => (socket: Socket) => void socket.end(text)
const accepted = '{"task_id":"video_1","status":"submitted","format":"mp4"}'

const refused = (status: string, code: VideoErrorCode): SocketFault => ({
  name: `answers ${status}`,
  reads: true,
  act: says(whole(status, envelope('refused'))),
  code,
  billed: 'no',
})
const unclear = (status: string, code: VideoErrorCode): SocketFault => ({
  ...refused(status, code),
  billed: 'unknown',
})
const lost = (name: string, act: SocketFault['act'], reads = true): SocketFault => ({
  name,
  reads,
  act,
  code: 'network',
  billed: 'unknown',
})
const unreadable = (name: string, text: string): SocketFault => ({
  name,
  reads: true,
  act: says(text),
  code: 'malformed_response',
  billed: 'unknown',
})
const late = (name: string, act: SocketFault['act']): SocketFault => ({
  name,
  reads: true,
  act,
  code: 'timeout',
  billed: 'unknown',
})

const faults: readonly SocketFault[] = [
  lost('resets before it reads', (socket) => void socket.resetAndDestroy(), false),
  lost('closes before it reads', (socket) => void socket.destroy(), false),
  lost('resets after the request', (socket) => void socket.resetAndDestroy()),
  lost('closes after the request', (socket) => void socket.destroy()),
  lost('half-closes after the request', (socket) => void socket.end()),
  lost('resets inside the status line', (socket) => {
    socket.write('HTTP/1.1 2', () => socket.resetAndDestroy())
  }),
  lost('closes inside the headers', says('HTTP/1.1 200 OK\r\ncontent-ty')),
  lost('speaks another protocol', says('220 mail.example ESMTP\r\n')),
  lost(
    'sends a header twice as long as allowed',
    says(head('200 OK', `x: ${'a'.repeat(40_000)}\r\n`)),
  ),
  lost('closes before any of the announced body', says(head('200 OK', 'content-length: 60\r\n'))),
  lost('closes inside the body', says(`${head('200 OK', 'content-length: 60\r\n')}{"task_id":"vi`)),
  lost('resets inside the body', (socket) => {
    const text = `${head('200 OK', 'content-length: 60\r\n')}{"task_id":"vi`
    socket.write(text, () => socket.resetAndDestroy())
  }),
  lost(
    'breaks off a chunked body',
    says(`${head('200 OK', 'transfer-encoding: chunked\r\n')}5\r\n{"tas`),
  ),
  lost(
    'sends a chunk without a size',
    says(`${head('200 OK', 'transfer-encoding: chunked\r\n')}zz\r\n`),
  ),
  late('never answers', () => undefined),
  late('answers with headers too slowly', (socket) => void socket.write('HTTP/1.1 200 OK\r\n')),
  late(
    'stalls before the body',
    (socket) => void socket.write(head('200 OK', 'content-length: 60\r\n')),
  ),
  late('stalls inside the body', (socket) => {
    socket.write(`${head('200 OK', 'content-length: 60\r\n')}{"task_id":"vi`)
  }),
  unreadable('answers 200 with nothing', whole('200 OK', '')),
  unreadable('answers 200 with a page', whole('200 OK', '<!doctype html><h1>Hello</h1>')),
  unreadable('answers 200 with half a document', whole('200 OK', '{"task_id":"vi')),
  unreadable('answers 200 without an id', whole('200 OK', '{"status":"submitted"}')),
  unreadable('answers 200 with a list', whole('200 OK', '[]')),
  unreadable('answers 200 with null', whole('200 OK', 'null')),
  unreadable('answers 204', 'HTTP/1.1 204 No Content\r\n\r\n'),
  unreadable('answers 200 with two documents', whole('200 OK', accepted + accepted)),
  refused('400 Bad Request', 'invalid_request'),
  refused('401 Unauthorized', 'unauthorized'),
  refused('402 Payment Required', 'insufficient_quota'),
  refused('403 Forbidden', 'forbidden'),
  refused('413 Content Too Large', 'invalid_request'),
  refused('422 Unprocessable Content', 'invalid_request'),
  refused('429 Too Many Requests', 'rate_limited'),
  unclear('408 Request Timeout', 'timeout'),
  unclear('409 Conflict', 'gateway_error'),
  unclear('425 Too Early', 'gateway_error'),
  unclear('500 Internal Server Error', 'gateway_error'),
  unclear('502 Bad Gateway', 'gateway_error'),
  unclear('503 Service Unavailable', 'gateway_error'),
  unclear('504 Gateway Timeout', 'gateway_error'),
]

const servers: Server[] = []
const connections = new Set<Socket>()
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
  for (const socket of connections) socket.destroy()
})

/** A gateway on a real socket, which counts the requests whose whole head it has seen. */
async function listen(fault: SocketFault) {
  const seen: string[] = []
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    connections.add(socket)
    socket.on('error', () => undefined).on('close', () => connections.delete(socket))
    if (!fault.reads) return fault.act(socket)
    let text = ''
    socket.on('data', (data: Buffer) => {
      text += data.toString()
      if (!text.includes('"prompt"')) return
      seen.push(text)
      text = ''
      fault.act(socket)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { server, seen, baseUrl: `http://127.0.0.1:${port}/v1` }
}

function submitTo(baseUrl: string) {
  const clock = manualClock()
  const client = createVideoClient({ baseUrl, clock })
  const request = { model: 'sora-2', prompt: 'a cat' } as const
  const submitted = client.submit(request, { generationId: 'one' })
  const outcome = clock.runUntil(submitted.catch((error: unknown) => error))
  return { client, clock, outcome }
}

it.each(faults)('sends one POST to a gateway that $name', async (fault) => {
  const { seen, baseUrl } = await listen(fault)

  const { client, clock, outcome } = submitTo(baseUrl)
  const error = await outcome
  await clock.runUntil(Promise.resolve())
  clock.advance(3_600_000)

  expect(error).toMatchObject({ name: 'VideoError', code: fault.code, billed: fault.billed })
  expect(error).toMatchObject(fault.billed === 'unknown' ? { retryable: false } : {})
  expect(seen).toHaveLength(fault.reads ? 1 : 0)
  expect(client.generations.get('one')?.state).toBe(
    fault.billed === 'no' ? 'settled' : 'submit_unknown',
  )
})

it('cannot know of a connection that is refused whether its request was taken', async () => {
  const { server, baseUrl } = await listen({ ...refused('400', 'invalid_request'), reads: false })
  await new Promise((resolve) => server.close(resolve))

  const { outcome } = submitTo(baseUrl)

  expect(await outcome).toMatchObject({ code: 'network', billed: 'unknown', retryable: false })
})

it('covers the forty faults that the project claims', () => {
  expect(faults).toHaveLength(40)
  expect(new Set(faults.map(({ name }) => name)).size).toBe(40)
})
