import { findModel } from '../catalog/model-catalog.ts'
import { buildBody } from './build-body.ts'
import type { VideoModelCatalog } from '../catalog/video-model.ts'
import type { RequestIssue } from './request-issue.ts'
import type { VideoRequest } from './video-request.ts'

/**
 * The settings of a model that is not in the catalogue which its family's body has no place for. Sent without them, a
 * paid video would not be the one that was asked for.
 */
export function lostSettings(
  request: VideoRequest,
  catalog: VideoModelCatalog,
): readonly RequestIssue[] {
  if (Object.hasOwn(catalog, request.model)) return []
  const model = findModel(catalog, request.model)
  const written = (one: VideoRequest) => JSON.stringify(buildBody(one, model))
  const whole = written(request)
  const { model: id, prompt, extra, ...settings } = request
  return Object.entries(settings)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .filter(([field]) => written({ ...request, [field]: undefined }) === whole)
    .map(([field]) => ({
      field,
      code: 'not_supported',
      message: `It is not known how ${id} is told of it: send it in extra, or add the model to the catalogue.`,
    }))
}
