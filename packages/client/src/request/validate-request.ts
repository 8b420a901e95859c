import { modelCatalog } from '../catalog/model-catalog.ts'
import { isRecord, valueAt } from '../wire/record.ts'
import { isJson } from './is-json.ts'
import { isPicture } from './is-picture.ts'
import {
  all,
  choice,
  excludes,
  find,
  ofKind,
  picture,
  refusedType,
  setting,
  text,
  whole,
  yesOrNo,
} from './setting-checks.ts'
import type { VideoModel, VideoModelCatalog } from '../catalog/video-model.ts'
import type { Check, Fields, Finding } from './setting-checks.ts'
import type { RequestIssue } from './request-issue.ts'
import type { VideoRequestField } from './video-request.ts'

/**
 * Finds every setting that the model does not take. A model that is not in the catalogue takes anything of the right
 * kind.
 *
 * @param request - A `VideoRequest`, or whatever came in its place.
 * @param catalog - Such as the client's. Defaults to the built-in one.
 * @returns In the order of the settings; empty for a request that is fit to be sent.
 * @see Contract §1.2–1.5
 */
export function validateRequest(
  request: unknown,
  catalog: VideoModelCatalog = modelCatalog,
): readonly RequestIssue[] {
  if (!isRecord(request))
    return [{ field: 'model', ...find('required', 'A request is an object.') }]
  const { model: id } = request
  const model = typeof id === 'string' && Object.hasOwn(catalog, id) ? catalog[id] : undefined
  const issues = Object.entries(checks).flatMap(([field, check]) => {
    const found = check(request[field], model, request)
    return found ? [{ field, ...found }] : []
  })
  const strangers = Object.keys(request).filter(
    (field) => request[field] !== undefined && !Object.hasOwn(checks, field),
  )
  return [...issues, ...strangers.map(unknownField)]
}

const checks: Readonly<Record<VideoRequestField | 'model', Check>> = {
  model: checkModel,
  prompt: checkPrompt,
  durationSeconds: choice('number', (model) => model.durations),
  aspectRatio: choice('string', (model) => model.aspectRatios),
  resolution: choice('string', (model) => model.resolutions),
  size: all(
    choice('string', (model) => model.sizes),
    excludes('aspectRatio', 'resolution'),
  ),
  style: choice('string', (model) => model.styles),
  firstFrame: all(
    needed,
    picture((model) => model.firstFrame),
  ),
  lastFrame: all(
    picture((model) => model.lastFrame),
    needsFirstFrame,
  ),
  references: all(checkReferences, excludes('firstFrame', 'lastFrame')),
  seed: whole((model) => model.seed),
  audio: all(
    yesOrNo((model) => model.audio),
    checkSilence,
  ),
  negativePrompt: text((model) => model.negativePrompt),
  watermark: yesOrNo((model) => model.watermark),
  count: whole((model) => model.count && { min: 1, max: model.count }),
  remixOf: all(
    text((model) => model.remix),
    // Only the prompt reaches the model then. Contract §1.2.
    excludes('durationSeconds', 'aspectRatio', 'size', 'firstFrame'),
  ),
  extra: all(ofKind('an object', isRecord), ofKind('what JSON can hold', isJson), namesNeither),
}

function checkModel(id: unknown, model: VideoModel | undefined): Finding | undefined {
  if (id === undefined || id === '') return find('required', 'The request names no model.')
  if (typeof id !== 'string') return find('wrong_type', 'It must be a text.')
  return model?.gone ? find('gone', `${model.label} can no longer be chosen.`) : undefined
}

function checkPrompt(prompt: unknown, model: VideoModel | undefined): Finding | undefined {
  if (prompt !== undefined && typeof prompt !== 'string') {
    return find('wrong_type', 'It must be a text.')
  }
  if (!prompt?.trim()) return find('required', 'The prompt is empty.')
  const { promptLimit = Infinity, label } = model ?? { label: '' }
  const length = Array.from(prompt).length
  if (length <= promptLimit) return undefined
  const message = `${label} reads ${promptLimit} code points of a prompt, not ${length}.`
  return find('too_long', message, { allowed: [promptLimit] })
}

function checkReferences(value: unknown, model: VideoModel | undefined): Finding | undefined {
  const isKind = setting(
    'a list of https: links or data: URLs of pictures',
    // `every` would pass over the holes of a list.
    (list) => Array.isArray(list) && list.findIndex((one) => !isPicture(one)) < 0,
    ({ references }) => references,
  )
  const found = isKind(value, model, {})
  if (found || !Array.isArray(value)) return found
  const most = model?.references ?? Infinity
  if (value.length <= most) return refusedType(value, model)
  const message = `${String(model?.label)} takes up to ${most} pictures, not ${value.length}.`
  return find('too_long', message, { allowed: [most] })
}

function needed(
  value: unknown,
  model: VideoModel | undefined,
  { references }: Fields,
): Finding | undefined {
  if (!model?.needsImage || value !== undefined) return undefined
  const hasOthers = Array.isArray(references) ? references.length > 0 : references !== undefined
  if (hasOthers && model.references) return undefined
  return find('required', `${model.label} makes videos of pictures only.`)
}

function checkSilence(value: unknown, model: VideoModel | undefined): Finding | undefined {
  if (value !== false || model?.audio !== 'always') return undefined
  return find('not_allowed', `${model.label} has sound always.`, { allowed: [true] })
}

function needsFirstFrame(value: unknown, _: unknown, { firstFrame }: Fields): Finding | undefined {
  if (value === undefined || firstFrame !== undefined) return undefined
  return find('needs', 'It needs firstFrame as well.', { other: 'firstFrame' })
}

/** They would be sent, and billed, in place of what was checked. */
function namesNeither(extra: unknown): Finding | undefined {
  const name = ['model', 'prompt'].find((name) => valueAt(extra, name) !== undefined)
  return name === undefined
    ? undefined
    : find('not_allowed', `It cannot have a ${name}: that is a setting of the request itself.`)
}

function unknownField(field: string): RequestIssue {
  const message = 'There is no such setting. Further fields of the gateway travel in extra.'
  return { field, ...find('unknown', message) }
}
