import { isPicture } from './is-picture.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { RequestIssue, RequestIssueCode } from './request-issue.ts'
import type { VideoRequestField } from './video-request.ts'

/** A request whose settings may be anything. */
export type Fields = Readonly<Record<string, unknown>>
/** What is wrong with a setting. */
export type Finding = Omit<RequestIssue, 'field'>
/** Finds what is wrong with a setting that is set; nothing where `model` is not known and the value is of its kind. */
export type Check = (
  value: unknown,
  model: VideoModel | undefined,
  fields: Fields,
) => Finding | undefined

/** A setting of a kind, which the model has where `has` finds it. */
export function setting(
  kind: string,
  isKind: (value: unknown) => boolean,
  has: (model: VideoModel) => unknown,
): Check {
  return (value, model) => {
    if (value === undefined) return undefined
    if (model && !has(model)) return find('not_supported', `${model.label} has no such setting.`)
    return isKind(value) ? undefined : find('wrong_type', `It must be ${kind}.`)
  }
}

export function ofKind(kind: string, isKind: (value: unknown) => boolean): Check {
  return setting(kind, isKind, () => true)
}

export function text(has: (model: VideoModel) => unknown): Check {
  return setting('a text', (value) => typeof value === 'string' && value !== '', has)
}

export function yesOrNo(has: (model: VideoModel) => unknown): Check {
  return setting('true or false', (value) => typeof value === 'boolean', has)
}

export function picture(has: (model: VideoModel) => unknown): Check {
  return all(
    setting('an https: link or a data: URL of a picture', isPicture, has),
    (value, model) => refusedType([value], model),
  )
}

export function choice(
  kind: 'number' | 'string',
  allowed: (model: VideoModel) => readonly (string | number)[] | undefined,
): Check {
  const isKind = setting(
    `a ${kind}`,
    // JSON has neither NaN nor infinity.
    (value) => typeof value === kind && (kind === 'string' || Number.isFinite(value)),
    (model) => allowed(model)?.length,
  )
  return all(isKind, (value, model) => {
    const values = model && allowed(model)
    if (value === undefined || !values || values.some((one) => one === value)) return undefined
    return notAllowed(model, value, values)
  })
}

export function whole(
  range: (model: VideoModel) => { readonly min: number; readonly max: number } | undefined | 0,
): Check {
  return all(setting('a whole number', Number.isSafeInteger, range), (value, model) => {
    const limits = model && range(model)
    if (typeof value !== 'number' || !limits) return undefined
    const { min, max } = limits
    if (value >= min && value <= max) return undefined
    const message = `${model.label} takes ${min} to ${max}, not ${value}.`
    return find('out_of_range', message, { allowed: [min, max] })
  })
}

export function refusedType(
  pictures: readonly unknown[],
  model: VideoModel | undefined,
): Finding | undefined {
  const types = model?.image?.types
  const refused = pictures
    .map((url) => (typeof url === 'string' ? /^data:([^;,]+)/i.exec(url)?.[1] : undefined))
    .find((type) => type && types && !types.some((one) => one === nameOf(type)))
  return refused && model && types ? notAllowed(model, refused, types) : undefined
}

/** Some programs write JPEG's type as its file ending. */
function nameOf(type: string): string {
  return type.toLowerCase().replace(/^image\/jpg$/, 'image/jpeg')
}

/** The first finding of several checks. */
export function all(...parts: readonly Check[]): Check {
  return (value, model, fields) => {
    for (const part of parts) {
      const found = part(value, model, fields)
      if (found) return found
    }
    return undefined
  }
}

export function excludes(...others: readonly VideoRequestField[]): Check {
  return (value, _, fields) => {
    const other = isSet(value) ? others.find((one) => isSet(fields[one])) : undefined
    return other && find('excludes', `It cannot be set together with ${other}.`, { other })
  }
}

/** No pictures are as good as none. */
function isSet(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0)
}

function notAllowed(
  { label }: VideoModel,
  value: unknown,
  allowed: readonly (string | number)[],
): Finding {
  return find('not_allowed', `${label} takes ${allowed.join(', ')}, not ${String(value)}.`, {
    allowed,
  })
}

export function find(
  code: RequestIssueCode,
  message: string,
  more: Pick<RequestIssue, 'allowed' | 'other'> = {},
): Finding {
  return { code, message, ...more }
}
