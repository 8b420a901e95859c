/** An object parsed from JSON. */
export type JsonRecord = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
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

/** The first text among the values at these paths. Numbers count as text, since gateways mix the two. */
export function textAt(value: unknown, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const found = valueAt(value, path)
    if (typeof found === 'number') return String(found)
    if (typeof found === 'string' && found.trim()) return found.trim()
  }
  return undefined
}
