import { isRecord } from './record.ts'

/** The answer with each of its texts that is itself a JSON object or list in its parsed form. Looks into each once. */
export function lookIntoJson(value: unknown): unknown {
  if (typeof value === 'string') return parsed(value)
  if (Array.isArray(value)) return value.map(lookIntoJson)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, lookIntoJson(inner)]))
}

function parsed(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
