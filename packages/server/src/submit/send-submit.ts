import {
  answerError,
  findModel,
  lostSubmit,
  readableError,
  readRetryAfter,
  readSubmit,
  TookTooLong,
  VideoError,
  withinLimit,
} from '@generated-video/client'
import { parseJsonObject } from '../parse-json-object.ts'
import { readBytes } from '../read-bytes.ts'
import type { HandlerCall } from '../handler-context.ts'
import type { SubmitBody } from './submit-body.ts'
import type { AnswerContext, Clock, VideoTask, WatchTaskId } from '@generated-video/client'

type SubmitCall = Pick<HandlerCall, 'upstream' | 'baseUrl' | 'clock'>

const name = 'POST /video/generations'
/** Milliseconds until the whole answer is there; the client waits two minutes as well. */
const patience = 120_000
// Some gateways put the upstream's own object into the answer.
const largestError = 4 * 1024 * 1024

/**
 * Sends the paid request: one POST, never repeated, and nobody can call it back.
 *
 * @throws VideoError `billed` is `no` only where the gateway's answer proves it.
 * @see Contract §1, §4
 */
export async function sendSubmit(body: SubmitBody, call: SubmitCall): Promise<VideoTask> {
  const { clock } = call
  let taskId = (): string | undefined => undefined
  const watch: WatchTaskId = (named) => (taskId = named)
  try {
    const send = (signal: AbortSignal) => exchange(body, call, signal, watch)
    return await withinLimit(send, { clock, limit: patience })
  } catch (error) {
    if (VideoError.is(error)) throw error
    const cause = readableError(error)
    const lost = { ...lostSubmit, taskId: taskId(), cause }
    if (cause instanceof TookTooLong)
      throw new VideoError('timeout', `${name}: no answer in ${patience / 1000} s.`, lost)
    throw new VideoError('network', `${name}: the answer did not arrive.`, lost)
  }
}

async function exchange(
  { bytes, model, links }: SubmitBody,
  { upstream, baseUrl, clock }: SubmitCall,
  signal: AbortSignal,
  watch: WatchTaskId,
): Promise<VideoTask> {
  const response = await upstream.fetch('/video/generations', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    // Deno sends bytes, but not a Blob, again by itself where a connection that was in use before ends.
    body: new Blob([bytes]),
    signal,
  })
  const answer = answerContext(response, clock)
  if (!response.ok)
    throw answerError(parseJsonObject(await readBytes(response, largestError, signal)), answer)
  const { result } = findModel(upstream.client.catalog, model) ?? {}
  const context = { baseUrl, model, result, now: clock.now(), answer, requestLinks: links }
  return readSubmit(response.body ?? emptyBody(), context, { watch, signal })
}

function emptyBody(): ReadableStream<Uint8Array> {
  return new Blob([]).stream()
}

function answerContext({ status, headers }: Response, clock: Clock): AnswerContext {
  return {
    request: name,
    status,
    paid: true,
    retryAfter: readRetryAfter(headers, clock.now()),
    requestId: headers.get('x-oneapi-request-id') ?? undefined,
  }
}
