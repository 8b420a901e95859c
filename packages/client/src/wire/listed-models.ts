import * as v from 'valibot'
import { VideoError } from '../video-error.ts'
import type { VideoModel } from '../catalog/model-catalog.ts'
import type { ListedModel } from '../video-client.ts'

const modelList = v.object({ data: v.array(v.object({ id: v.string() })) })

/**
 * The models an answer lists.
 *
 * @throws VideoError `malformed_response`
 * @see Contract §0.3
 */
export function listedModels(
  answer: unknown,
  find: (id: string) => VideoModel | undefined,
): readonly ListedModel[] {
  const parsed = v.safeParse(modelList, answer)
  if (!parsed.success) {
    throw new VideoError('malformed_response', 'GET /models: the answer lists no models.')
  }
  return parsed.output.data.map(({ id }) => ({ id, model: find(id) }))
}
