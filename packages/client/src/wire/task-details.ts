import { LongInteger } from '../bytes/long-integer.ts'
import { awaitedField } from './awaited-file.ts'
import { EmbeddedVideo } from './embedded-video.ts'
import { hideSecrets } from './hide-secrets.ts'
import { isSafeLink } from './safe-link.ts'

/** The rest of an answer: plain data. */
export type TaskDetails = Readonly<Record<string, unknown>>

/** Bytes of JSON. */
const largest = 4096
const deepest = 3
const longestText = 256
const longestArray = 32

/** What the task itself says already, also where a vendor's own object says it again. */
const repeated = new Set([
  'task_id',
  'id',
  'object',
  'model',
  'status',
  'format',
  'progress',
  awaitedField,
])

/** At the top also what becomes of the task: its sources, or an error; or nothing of use. */
const outcome = new Set([
  'url',
  'result_url',
  'video_url',
  'success',
  'code',
  'message',
  'error',
  'fail_reason',
  'failure_reason',
])

/**
 * What an answer tells besides the task, as far as it is short, plain and harmless: at most 4 KB of JSON, three
 * levels deep. `undefined` where nothing is left.
 */
export function taskDetails(body: unknown): TaskDetails | undefined {
  let room = largest
  const kept = plainEntries(body, deepest).filter(([key, value]) => {
    if (outcome.has(key)) return false
    const size = new TextEncoder().encode(JSON.stringify({ [key]: value })).length
    if (size > room) return false
    room -= size
    return true
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

function plainEntries(value: unknown, depth: number): [string, unknown][] {
  if (typeof value !== 'object' || value === null || depth === 0) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const plain = isPlainKey(key) && !repeated.has(key) ? plainValue(inner, depth - 1) : undefined
    return plain === undefined ? [] : [[key, plain]]
  })
}

function plainValue(value: unknown, depth: number): unknown {
  if (typeof value === 'boolean' || Number.isFinite(value)) return value
  if (typeof value === 'string') return isPlainText(value) ? value : undefined
  if (value instanceof LongInteger) return value.digits
  if (value instanceof EmbeddedVideo || depth === 0) return undefined
  if (Array.isArray(value)) return plainArray(value, depth)
  const entries = plainEntries(value, depth)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

function plainArray(values: readonly unknown[], depth: number): unknown[] | undefined {
  const plain = values
    .slice(0, longestArray)
    .map((value) => plainValue(value, depth - 1))
    .filter((value) => value !== undefined)
  return plain.length > 0 ? plain : undefined
}

/** No name that objects have by themselves, such as `__proto__`; and a prompt stays where it was written. */
function isPlainKey(key: string): boolean {
  return /^[\w.-]{1,64}$/.test(key) && !(key in Object.prototype) && !/prompt$|^input$/i.test(key)
}

function isPlainText(text: string): boolean {
  if (text === '' || text.length > longestText || hideSecrets(text) !== text) return false
  const isUrl = /^\s*[a-z][a-z\d+.-]*:\S|:\/\//i.test(text)
  return !isUrl || (URL.canParse(text) && isSafeLink(new URL(text)))
}
