import type { MockFault } from '../mock-fault.ts'
import { connectionLost } from './connection-lost.ts'

/** Passes a body on, and ends or breaks it after `half` bytes where the fault says so. */
export function spoilChunks(
  chunks: Iterable<Uint8Array<ArrayBuffer>>,
  fault: MockFault | undefined,
  half: number,
): Generator<Uint8Array<ArrayBuffer>> {
  if (fault === 'download-truncated') return cut(chunks, half)
  if (fault === 'download-dropped') return drop(cut(chunks, half))
  return passOn(chunks)
}

/** Passes a body on and loses the connection where it would have ended. */
export function* drop(
  chunks: Iterable<Uint8Array<ArrayBuffer>>,
): Generator<Uint8Array<ArrayBuffer>> {
  yield* chunks
  throw connectionLost()
}

function* passOn(chunks: Iterable<Uint8Array<ArrayBuffer>>): Generator<Uint8Array<ArrayBuffer>> {
  yield* chunks
}

function* cut(
  chunks: Iterable<Uint8Array<ArrayBuffer>>,
  limit: number,
): Generator<Uint8Array<ArrayBuffer>> {
  let left = limit
  for (const chunk of chunks) {
    yield chunk.subarray(0, left)
    left -= chunk.length
    if (left <= 0) return
  }
}
