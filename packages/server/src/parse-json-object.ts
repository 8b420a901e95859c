export type JsonObject = Readonly<Record<string, unknown>>

/** The object that these bytes are in JSON; `undefined` where they are anything else. */
export function parseJsonObject(bytes: Uint8Array | undefined): JsonObject | undefined {
  if (!bytes) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
