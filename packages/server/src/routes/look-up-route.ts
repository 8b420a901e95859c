import { VideoError } from '@generated-video/client'
import { errorFields } from '../error-answer.ts'
import { checkedIdempotencyKey } from '../submit/idempotency-key.ts'
import type { Answer } from '../answer.ts'
import type { HandlerCall } from '../handler-context.ts'

/**
 * `GET …/video/generations?idempotency_key=`: what a submit came to whose answer got lost. Waits for one on its way;
 * asks nobody upstream.
 */
export async function answerLookUp({ request, user, submits }: HandlerCall): Promise<Answer> {
  const key = checkedIdempotencyKey(new URL(request.url).searchParams.get('idempotency_key'))
  const found = await submits.find({ user, key })
  // Says whose answer it is; a gateway may take the query for one that lists.
  return found
    ? { ...found, headers: { ...found.headers, 'idempotency-key': key } }
    : unknownSubmit()
}

/** A restart forgets, so this proves nothing about the bill. */
function unknownSubmit(): Answer {
  const message = 'No submit with this key is remembered.'
  const unknown = new VideoError('task_not_found', message, { billed: 'unknown' })
  return { status: 404, json: { error: errorFields(unknown) } }
}
