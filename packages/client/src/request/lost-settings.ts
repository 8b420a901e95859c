import { findModel } from '../catalog/model-catalog.ts'
import { buildBody } from './build-body.ts'
import type { VideoModel, VideoModelCatalog } from '../catalog/video-model.ts'
import type { RequestIssue } from './request-issue.ts'
import type { VideoRequest } from './video-request.ts'

/**
 * The settings for which the body of the model's family has no place: those of a model that is not in the catalogue,
 * or that an app's entry has and its family has not. Sent without them, a paid video would not be the one that was
 * asked for.
 */
export function lostSettings(
  request: VideoRequest,
  catalog: VideoModelCatalog,
): readonly RequestIssue[] {
  const { model: id, prompt, extra, ...settings } = request
  const model = findModel(catalog, id)
  // What it makes of a setting is the app's own affair.
  if (model?.buildBody) return []
  const set = Object.entries(settings)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([field, value]) => [field, shortened(value)] as const)
  const fields = Object.fromEntries(set)
  const written = (more: object) =>
    JSON.stringify(buildBody({ model: id, prompt, ...fields, ...more }, model))
  const whole = written({})
  return set
    .filter(([field]) => !isLeftOut(field, request, model))
    .filter(([field]) => written({ [field]: undefined }) === whole)
    .map(([field]) => ({
      field,
      code: 'not_supported',
      message: `It is not known how ${id} is told of it: send it in extra, or by a buildBody in the catalogue.`,
    }))
}

/** Seedance takes the ratio of its first frame. Contract §7.1. */
function isLeftOut(
  field: string,
  { firstFrame }: VideoRequest,
  model: VideoModel | undefined,
): boolean {
  return field === 'aspectRatio' && model?.family === 'seedance' && firstFrame !== undefined
}

/** Pictures have megabytes, and here it matters only whether they are written. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shortened)
  return typeof value === 'string' ? value.slice(0, 64) : value
}
