/**
 * True for what arrives in JSON as it is; members that are `undefined` are left out there, and may be. Anything else,
 * such as `NaN`, a `File` or an object that contains itself, would become something else on the way, or stop the request.
 */
export function isJson(value: unknown): boolean {
  try {
    return isHeld(value, { around: new Set(), held: new WeakSet() })
  } catch {
    return false
  }
}

interface Seen {
  /** The objects that a value stands in. */
  readonly around: Set<object>
  /** Objects that stand there once more. */
  readonly held: WeakSet<object>
}

function isHeld(value: unknown, seen: Seen): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean'
  if (value === null || seen.held.has(value)) return true
  if (seen.around.has(value)) return false
  seen.around.add(value)
  const isWhole = isObjectHeld(value, seen)
  seen.around.delete(value)
  if (isWhole) seen.held.add(value)
  return isWhole
}

function isObjectHeld(value: object, seen: Seen): boolean {
  if (writesItself(value)) {
    const written = value.toJSON()
    // As of a date that is none.
    return written !== null && isHeld(written, seen)
  }
  if (Array.isArray(value)) return Array.from<unknown>(value).every((one) => isHeld(one, seen))
  const members = Object.values(value)
  // A Map or a File has none; bytes would become an object of numbers.
  if (ArrayBuffer.isView(value) || (members.length === 0 && !isPlain(value))) return false
  return members.every((one) => one === undefined || isHeld(one, seen))
}

function writesItself(value: object): value is { toJSON: () => unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function'
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
