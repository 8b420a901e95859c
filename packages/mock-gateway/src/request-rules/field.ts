import type { JsonRecord } from '../task/record.ts'
import { VendorRefusal } from './vendor-refusal.ts'

/** A field of a submit that has a value. */
export interface Field {
  /** As the submit spells it. */
  name: string
  value: unknown
}

/** Finds the first of some spellings that has a value; `null` is none. */
export function findField(fields: JsonRecord, ...names: string[]): Field | undefined {
  const name = names.find((spelling) => (fields[spelling] ?? undefined) !== undefined)
  return name === undefined ? undefined : { name, value: fields[name] }
}

/** @throws VendorRefusal where the field has another value. */
export function oneOf<Value>(
  field: Field | undefined,
  allowed: readonly Value[],
): Value | undefined {
  if (!field) return undefined
  const found = allowed.find((value) => value === field.value)
  if (found === undefined) throw refuseField(field, `must be one of ${allowed.join(', ')}`)
  return found
}

/** @throws VendorRefusal where the field is no integer between the two, which are themselves allowed. */
export function integer(
  field: Field | undefined,
  least: number = Number.MIN_SAFE_INTEGER,
  most: number = Number.MAX_SAFE_INTEGER,
): number | undefined {
  if (!field) return undefined
  const { value } = field
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) {
    return value
  }
  throw refuseField(field, `must be an integer from ${least} to ${most}`)
}

/** What to throw for a field. */
export function refuseField({ name, value }: Field, rule: string): VendorRefusal {
  const said = JSON.stringify(value ?? null).slice(0, 40)
  return new VendorRefusal(`The field "${name}" ${rule}, not ${said}.`)
}
