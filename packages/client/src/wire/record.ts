import { EmbeddedVideo } from './embedded-video.ts'
import { LongInteger } from '../bytes/long-integer.ts'

/** An object parsed from JSON. */
export type JsonRecord = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is JsonRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !(value instanceof EmbeddedVideo || value instanceof LongInteger)
}

/** The value at a path of keys, own keys only; `undefined` where it leads nowhere. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined),
      value,
    )
}

/** All values at a path of keys; arrays on the way, and at its end, are looked through. */
export function valuesAt(value: unknown, path: string): unknown[] {
  return path
    .split('.')
    .reduce<unknown[]>((at, key) => at.flatMap((one) => [valueAt(one, key)].flat()), [value].flat())
}

/** True for an object that says of itself that it is an error. */
export function isUnsuccessful(value: object): boolean {
  return valueAt(value, 'success') === false
}

/** The first text among the values at these paths. */
export function textAt(value: unknown, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const text = textIn(valueAt(value, path))
    if (text !== undefined) return text
  }
  return undefined
}

/** Every text at these paths, path by path; arrays are looked through. */
export function textsAt(value: unknown, paths: readonly string[]): string[] {
  return textsIn(paths.flatMap((path) => valuesAt(value, path)))
}

/** The texts among values; arrays are looked through. */
export function textsIn(values: readonly unknown[]): string[] {
  return values.flat().flatMap((found) => textIn(found) ?? [])
}

/** A value as text: gateways mix texts and numbers. A whole number has all of its digits; one that lost some names nothing. */
export function textIn(value: unknown): string | undefined {
  if (value instanceof LongInteger) return value.digits
  if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value)
  return typeof value === 'string' && value.trim() ? value.trim() : undefined
}
