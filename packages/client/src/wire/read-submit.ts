import { inspectedReader, readerOf } from '../bytes/byte-reader.ts'
import { malformedJson } from '../bytes/json-error.ts'
import { VideoError } from '../video-error.ts'
import { lostSubmit, withoutRequest } from './answer-error.ts'
import { parseTask } from './parse-task.ts'
import { readAnswer } from './read-answer.ts'
import { findTaskId } from './task-id.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { VideoTask } from '../video-task.ts'
import type { TaskContext } from './parse-task.ts'

/** Tells at any time which task an answer has named so far. */
export type WatchTaskId = (taskId: () => string | undefined) => void

/** Bytes. Some gateways put the upstream's own object into the answer. */
const largest = 4 * 1024 * 1024

export interface ReadSubmitOptions {
  watch?: WatchTaskId
  /** Cancels the body. */
  signal?: AbortSignal
}

/**
 * Reads the answer to a submit as it streams. It may have been billed, readable or not: whatever goes wrong behind the
 * id, the error carries it.
 *
 * @throws VideoError what the gateway says, or what broke.
 */
export async function readSubmit(
  body: ByteReader | ReadableStream<Uint8Array>,
  context: TaskContext,
  { watch, signal }: ReadSubmitOptions = {},
): Promise<VideoTask> {
  const { request, status } = context.answer
  let taskId = (): string | undefined => undefined
  const note = (partial: () => unknown) => {
    taskId = () => idIn(partial())
    watch?.(taskId)
  }
  const reader = 'getReader' in body ? readerOf(body) : body
  signal?.addEventListener('abort', () => reader.cancel(signal.reason), { once: true })
  const answer = await readAnswer(limited(reader), undefined, note).catch((error: unknown) => {
    if (!VideoError.is(error)) throw error
    throw new VideoError(error.code, `${request}: ${withoutRequest(error.message, request)}`, {
      ...lostSubmit,
      taskId: taskId(),
      status,
      cause: error,
    })
  })
  return parseTask(answer, context)
}

function limited(body: ByteReader): ByteReader {
  let left = largest
  return inspectedReader(body, (piece) => {
    left -= piece?.length ?? 0
    if (left < 0) throw malformedJson('it is too large')
  })
}

function idIn(answer: unknown): string | undefined {
  const found = findTaskId(answer)
  return found?.as === 'request' ? undefined : found?.id
}
