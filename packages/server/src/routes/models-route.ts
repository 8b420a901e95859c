import type { Answer } from '../answer.ts'
import type { HandlerCall } from '../handler-context.ts'

/** `GET …/models`: what the gateway lists, in its own shape, ids only. */
export async function answerModels({ request, upstream }: HandlerCall): Promise<Answer> {
  const models = await upstream.client.models({ signal: request.signal })
  const data = models.map(({ id }) => ({ id, object: 'model' }))
  return { headers: upstream.headers(), json: { object: 'list', data } }
}
