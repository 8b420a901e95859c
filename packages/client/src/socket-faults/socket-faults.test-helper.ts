import type { Socket } from 'node:net'
import type { VideoErrorCode } from '../video-error.ts'

/** The connection that a submit goes out on: a new one, or one that a GET was answered on. */
export type Connection = (typeof connectionsOf)[number]

export const connectionsOf = ['fresh', 'used'] as const

/** Browsers whose own doings are in the table. */
export type Browser = 'chromium' | 'firefox'

/** What a raw gateway does with the connection of a submit, and what that must become. */
export interface SocketFault {
  name: string
  /** Waits for the request first. */
  reads: boolean
  /** Neither ends nor closes: only a time limit does. */
  stalls?: boolean
  act(socket: Socket): void
  code: VideoErrorCode
  billed: 'no' | 'unknown'
  /** In Firefox, where that makes something else of it. */
  codeInFirefox?: VideoErrorCode
  /**
   * Browsers that themselves send a request again, a POST too, where a connection that was in use before breaks before
   * its answer has begun; Chromium also inside the status line, and where it is called too slow.
   */
  repeatedBy?: readonly Browser[]
}

const head = (status: string, more = '') =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\naccess-control-allow-origin: *\r\n${more}\r\n`
const whole = (status: string, body: string, more = '') =>
  head(status, `content-length: ${new TextEncoder().encode(body).length}\r\n${more}`) + body
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
const repeated = (fault: SocketFault, ...repeatedBy: Browser[]): SocketFault => ({
  ...fault,
  repeatedBy,
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
  stalls: true,
  act,
  code: 'timeout',
  billed: 'unknown',
})

export const socketFaults: readonly SocketFault[] = [
  lost('resets before it reads', (socket) => void socket.resetAndDestroy(), false),
  lost('closes before it reads', (socket) => void socket.destroy(), false),
  repeated(
    lost('resets after the request', (socket) => void socket.resetAndDestroy()),
    'chromium',
    'firefox',
  ),
  repeated(
    lost('closes after the request', (socket) => void socket.destroy()),
    'chromium',
    'firefox',
  ),
  repeated(
    lost('half-closes after the request', (socket) => void socket.end()),
    'chromium',
    'firefox',
  ),
  repeated(
    lost('resets inside the status line', (socket) => {
      socket.write('HTTP/1.1 2', () => socket.resetAndDestroy())
    }),
    'chromium',
  ),
  lost('closes inside the headers', says('HTTP/1.1 200 OK\r\ncontent-ty')),
  lost('speaks another protocol', says('220 mail.example ESMTP\r\n')),
  {
    ...lost(
      'sends a header longer than anybody else reads',
      says(head('200 OK', `x: ${'a'.repeat(300_000)}\r\n`)),
    ),
    codeInFirefox: 'malformed_response',
  },
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
  unreadable('answers 204', 'HTTP/1.1 204 No Content\r\naccess-control-allow-origin: *\r\n\r\n'),
  unreadable('answers 200 with two documents', whole('200 OK', accepted + accepted)),
  refused('400 Bad Request', 'invalid_request'),
  refused('401 Unauthorized', 'unauthorized'),
  refused('402 Payment Required', 'insufficient_quota'),
  refused('403 Forbidden', 'forbidden'),
  refused('413 Content Too Large', 'too_large'),
  refused('422 Unprocessable Content', 'invalid_request'),
  refused('429 Too Many Requests', 'rate_limited'),
  repeated(unclear('408 Request Timeout', 'timeout'), 'chromium'),
  unclear('409 Conflict', 'gateway_error'),
  unclear('425 Too Early', 'gateway_error'),
  unclear('500 Internal Server Error', 'gateway_error'),
  unclear('502 Bad Gateway', 'gateway_error'),
  unclear('503 Service Unavailable', 'gateway_error'),
  unclear('504 Gateway Timeout', 'gateway_error'),
]
