import {
  answerError,
  findModel,
  lostSubmit,
  parseTask,
  readRetryAfter,
  VideoError,
} from '@generated-video/client'
import { parseJsonObject } from '../parse-json-object.ts'
import { readBytes } from '../read-bytes.ts'
import type { HandlerCall } from '../handler-context.ts'
import type { SubmitBody } from './submit-body.ts'
import type { AnswerContext, Clock, VideoTask } from '@generated-video/client'

const name = 'POST /video/generations'
/** Milliseconds until the whole answer is there; the client waits two minutes as well. */
const patience = 120_000
// Some gateways put the upstream's own object into the answer.
const largestAnswer = 4 * 1024 * 1024

/**
 * Sends the paid request: one POST, never repeated, and nobody can call it back.
 *
 * @throws VideoError `billed` is `no` only where the gateway's answer proves it.
 * @see Contract §1, §4
 */
export async function sendSubmit(
  { bytes, model }: SubmitBody,
  { upstream, baseUrl, clock }: Pick<HandlerCall, 'upstream' | 'baseUrl' | 'clock'>,
): Promise<VideoTask> {
  const limit = new AbortController()
  const cancelLimit = clock.schedule(() => limit.abort(), patience)
  try {
    const response = await upstream.fetch('/video/generations', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: bytes,
      signal: limit.signal,
    })
    const answer = parseJsonObject(await readBytes(response, largestAnswer))
    const context = answerContext(response, clock)
    if (!response.ok) throw answerError(answer, context)
    const { result } = findModel(upstream.client.catalog, model) ?? {}
    return parseTask(answer, { baseUrl, model, result, answer: context })
  } catch (error) {
    if (VideoError.is(error)) throw error
    if (limit.signal.aborted)
      throw new VideoError('timeout', `${name}: no answer in ${patience / 1000} s.`, lostSubmit)
    throw new VideoError('network', `${name}: the answer did not arrive.`, {
      ...lostSubmit,
      cause: error,
    })
  } finally {
    cancelLimit()
  }
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
