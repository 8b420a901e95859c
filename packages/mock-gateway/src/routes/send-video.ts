import type { MockFault } from '../mock-fault.ts'
import { fileChunks } from '../video/mock-file.ts'
import type { MockFile } from '../video/mock-file.ts'
import { chunkStream } from '../wire/chunk-stream.ts'
import type { MockCall } from '../wire/mock-call.ts'
import { drop, spoilChunks } from '../wire/spoil-chunks.ts'
import { readRange } from './read-range.ts'

/** Sends a video's bytes, or the range of them that was asked for. */
export function sendVideo(call: MockCall, file: MockFile, fault: MockFault | undefined): Response {
  const { chunks, status, headers } =
    spoilTransfer(file, fault) ?? transferRange(file, call.headers.get('range'))
  return new Response(chunks ? chunkStream(chunks, call.signal) : null, {
    status,
    headers: { 'content-type': 'video/mp4', ...headers },
  })
}

interface Transfer {
  chunks?: Generator<Uint8Array<ArrayBuffer>>
  status: number
  headers: Record<string, string>
}

function spoilTransfer(file: MockFile, fault: MockFault | undefined): Transfer | undefined {
  const half = file.size / 2
  switch (fault) {
    case 'download-truncated':
      return { chunks: spoilChunks(fileChunks(file), fault, half), status: 200, headers: {} }
    case 'download-dropped': {
      const headers = { 'content-length': `${file.size}` }
      return { chunks: spoilChunks(fileChunks(file), fault, half), status: 200, headers }
    }
    case 'download-wrong-size': {
      const headers = { 'content-length': `${file.size + 1000}` }
      return { chunks: drop(fileChunks(file)), status: 200, headers }
    }
    default:
      return undefined
  }
}

function transferRange(file: MockFile, header: string | null): Transfer {
  const range = readRange(header, file.size)
  if (range === 'unsatisfiable') {
    return { status: 416, headers: { 'content-range': `bytes */${file.size}` } }
  }
  const { start, end } = range ?? { start: 0, end: file.size }
  const headers = { 'accept-ranges': 'bytes', 'content-length': `${end - start}` }
  const chunks = fileChunks(file, start, end)
  if (!range) return { chunks, status: 200, headers }
  const placed = { ...headers, 'content-range': `bytes ${start}-${end - 1}/${file.size}` }
  return { chunks, status: 206, headers: placed }
}
