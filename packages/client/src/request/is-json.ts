/**
 * True for what arrives in JSON as it is; members that are `undefined` are left out there, and may be. Anything else,
 * such as `NaN`, a `File` or an object that contains itself, would become something else on the way, or stop the request.
 */
export function isJson(value: unknown): boolean {
  try {
    return isHeld(value, [])
  } catch {
    return false
  }
}

/** @param around - The objects that it stands in. */
function isHeld(value: unknown, around: readonly object[]): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean'
  if (value === null) return true
  if (around.includes(value)) return false
  const within = [...around, value]
  if (writesItself(value)) {
    const written = value.toJSON()
    // As of a date that is none.
    return written !== null && isHeld(written, within)
  }
  if (Array.isArray(value)) return Array.from<unknown>(value).every((one) => isHeld(one, within))
  return (
    isPlain(value) && Object.values(value).every((one) => one === undefined || isHeld(one, within))
  )
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function writesItself(value: object): value is { toJSON: () => unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function'
}
