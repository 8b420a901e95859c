import * as v from 'valibot'
import { answerError } from './answer-error.ts'
import { valuesAt } from './record.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { ListedModel } from '../video-client.ts'

const modelList = v.object({ data: v.array(v.unknown()) })
const modelId = v.pipe(v.string(), v.regex(/^[^\p{Cc}\p{Cs}]{1,256}$/u))

/**
 * The models an answer lists; what has no id is passed over.
 *
 * @throws VideoError what the gateway says, or `malformed_response`.
 * @see Contract §0.3
 */
export function listedModels(
  answer: unknown,
  find: (id: string) => VideoModel | undefined,
): readonly ListedModel[] {
  if (!v.is(modelList, answer)) throw answerError(answer, { request: 'GET /models', status: 200 })
  return valuesAt(answer, 'data.id')
    .filter((id) => v.is(modelId, id))
    .map((id) => ({ id, model: find(id) }))
}
