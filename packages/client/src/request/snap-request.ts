import { modelCatalog } from '../catalog/model-catalog.ts'
import { ratioOfSize } from './size-of.ts'
import { customModel } from './video-request.ts'
import { validateRequest } from './validate-request.ts'
import type { VideoModelCatalog } from '../catalog/video-model.ts'
import type { Fields } from './setting-checks.ts'
import type { RequestIssue } from './request-issue.ts'
import type { VideoRequest, VideoRequestFields } from './video-request.ts'

/** One setting that was changed so that the model takes it. */
export interface RequestChange {
  readonly field: RequestIssue['field']
  readonly from: unknown
  /** `undefined` where the setting was taken away. */
  readonly to: unknown
  /** Why. */
  readonly issue: RequestIssue
}

/** A request that the model takes, as far as that could be brought about. */
export interface SnappedRequest {
  readonly request: VideoRequest
  /** Empty where nothing had to be changed. */
  readonly changes: readonly RequestChange[]
}

/** Nobody but who wrote them knows what to change in these. */
const left = new Set(['model', 'prompt', 'extra'])

/**
 * Changes each setting that the model does not take to the nearest that it takes, and takes away what it has not at
 * all; of a `size` the ratio stays. The model and the prompt stay as they are, and so does a picture that is missing:
 * `validateRequest` tells.
 *
 * @param catalog - Such as the client's. Defaults to the built-in one.
 */
export function snapRequest(
  request: VideoRequestFields & { model: string },
  catalog: VideoModelCatalog = modelCatalog,
): SnappedRequest {
  let fields: VideoRequestFields & Fields = { ...request }
  const changes: RequestChange[] = []
  // One setting at a time: what it is changed to may settle, or unsettle, another.
  for (let issue = next(); issue; issue = next()) {
    const aspectRatio = shapeOf(fields, issue, catalog)
    if (aspectRatio !== undefined && changes.every(({ field }) => field !== 'aspectRatio')) {
      fields = { ...fields, aspectRatio }
      changes.push({ field: 'aspectRatio', from: undefined, to: aspectRatio, issue })
      continue
    }
    const field = changedField(issue)
    const from = fields[field]
    const isFirst = changes.every((change) => change.field !== field)
    // What a catalogue contradicts itself about has no end: the second time it is taken away.
    const to = isFirst ? nearestTo(from, issue) : undefined
    fields = { ...fields, [field]: to }
    changes.push({ field, from, to, issue })
  }
  return { request: { ...fields, model: customModel(request.model) }, changes }

  function next(): RequestIssue | undefined {
    return validateRequest(fields, catalog).find(
      ({ field, code }) => !left.has(field) && code !== 'required',
    )
  }
}

/** Of two that exclude each other, frames tell more than references, and all else less than what refuses it. */
function changedField({ field, code, other }: RequestIssue): string {
  return code === 'excludes' && other && field !== 'references' ? other : field
}

/** What stays of exact pixels that a model has not: the ratio, unless something else tells the shape. */
function shapeOf(
  { model: id, size, aspectRatio, firstFrame }: VideoRequestFields & Fields,
  { field, code }: RequestIssue,
  catalog: VideoModelCatalog,
): string | undefined {
  const isLost = field === 'size' && code === 'not_supported' && aspectRatio === undefined
  const model = isLost && typeof id === 'string' ? catalog[id] : undefined
  if (!model || typeof size !== 'string' || ratioOfSize(size) === undefined) return undefined
  // The video has the picture's ratio. Contract §7.1.
  if (model.family === 'seedance' && firstFrame !== undefined) return undefined
  const nearestRatio = nearest(size, model.aspectRatios)
  return typeof nearestRatio === 'string' ? nearestRatio : undefined
}

function nearestTo(value: unknown, { code, allowed = [] }: RequestIssue): unknown {
  const [least, greatest] = allowed.map(Number)
  if (code === 'out_of_range' && least !== undefined && greatest !== undefined) {
    return within(least, greatest, Number(value))
  }
  if (code === 'too_long' && Array.isArray(value)) return value.slice(0, least) as unknown
  return code === 'not_allowed' ? nearest(value, allowed) : undefined
}

/**
 * Of two that are as near the smaller, which costs less, or the squarer, be it wide or tall; `undefined` where they
 * cannot be compared.
 */
function nearest(value: unknown, allowed: RequestIssue['allowed'] = []): unknown {
  const choices = allowed
    .filter((one) => !Number.isNaN(magnitude(one)))
    .sort((one, other) => Math.abs(magnitude(one)) - Math.abs(magnitude(other)))
  const magnitudes = choices.map(magnitude)
  // Beyond them all numbers are too coarse, or endless, to tell a distance.
  const wanted = within(Math.min(...magnitudes), Math.max(...magnitudes), magnitude(value))
  if (Number.isNaN(wanted)) return undefined
  const distance = (one: unknown) => Math.abs(magnitude(one) - wanted)
  return choices.reduce<unknown>(
    (best, one) => (best === undefined || distance(one) < distance(best) ? one : best),
    undefined,
  )
}

function within(least: number, greatest: number, value: number): number {
  return Math.min(greatest, Math.max(least, value))
}

/** Seconds, lines of a resolution, or the shape of a frame, whether it is wide or tall. */
function magnitude(value: unknown): number {
  if (typeof value !== 'string') return Number(value)
  const [, width, height] = /^(\d+(?:\.\d+)?)[:x*](\d+(?:\.\d+)?)$/.exec(value) ?? []
  if (width !== undefined && height !== undefined) return Math.log(Number(width) / Number(height))
  return Number(/^(\d+)p$/.exec(value)?.[1] ?? NaN)
}
