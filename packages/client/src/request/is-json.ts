/**
 * True for what arrives in JSON as it is; members that are `undefined` are left out there, and may be. A function, a
 * `BigInt`, `NaN` or an object that contains itself would be lost on the way, become `null`, or stop the request.
 */
export function isJson(value: unknown): boolean {
  let isHeld = true
  const look = (_: string, one: unknown) => {
    const isLost = typeof one === 'function' || typeof one === 'symbol'
    isHeld &&= typeof one === 'number' ? Number.isFinite(one) : !isLost
    return one
  }
  try {
    JSON.stringify(value, look)
    return isHeld
  } catch {
    return false
  }
}
