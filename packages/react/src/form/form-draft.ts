import { validateRequest } from '@generated-video/client'
import type { GenerationIntent } from '../generation/generation-intent.ts'
import type { VideoFormValues } from './form-values.ts'

/** What stands in a form, and the intent that it stands for. */
export interface FormDraft {
  readonly values: VideoFormValues
  readonly intent: GenerationIntent
  /** The model that stood there and that nobody chose: another takes its place where it is gone. */
  readonly preselected?: string | undefined
  /** The model for which the seed was given: what it does not take is then refused, not snapped. */
  readonly seededFor?: string | undefined
  /** The generation whose request was put in to be changed, until that is sent. */
  readonly parentId?: string | undefined
}

/** True for what was written as a draft, whoever has been at the storage since. */
export function isFormDraft(value: unknown): value is FormDraft {
  if (!isObject(value)) return false
  const { values, intent, preselected, seededFor, parentId } = value
  const isNamed = [preselected, seededFor, parentId].every(
    (id) => id === undefined || typeof id === 'string',
  )
  return isValues(values) && isIntent(intent) && isNamed
}

function isValues(value: unknown): value is VideoFormValues {
  if (!isObject(value)) return false
  const { fit, ...fields } = value
  if (typeof fields.prompt !== 'string' || typeof fields.model !== 'string') return false
  const isOfKind = strangersIn(fields).length === 0
  return isOfKind && (fit === undefined || fit === 'crop' || fit === 'fit')
}

/** A draft without what {@link isFormDraft} would refuse it for, such as half a second. */
export function withoutStrangers({ values, ...others }: FormDraft): FormDraft {
  const { fit, ...fields } = values
  const strangers = strangersIn(fields).map((field) => [field, undefined] as const)
  return { ...others, values: { ...values, ...Object.fromEntries(strangers) } }
}

/** Of no model's settings, only their kinds are checked; and a seed is told of, not changed, whatever number it is. */
function strangersIn(fields: object): readonly string[] {
  const isNumber = 'seed' in fields && Number.isFinite(fields.seed)
  return validateRequest(fields, {})
    .filter(({ code }) => code === 'wrong_type' || code === 'unknown')
    .map(({ field }) => field)
    .filter((field) => !(field === 'seed' && isNumber))
}

function isIntent(value: unknown): value is GenerationIntent {
  if (!isObject(value)) return false
  const { id, answeredAt } = value
  return typeof id === 'string' && (answeredAt === undefined || typeof answeredAt === 'number')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
