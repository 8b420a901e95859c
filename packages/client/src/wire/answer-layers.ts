import { keyWords, namesOther, plainKey } from './key-words.ts'
import { namesOtherThing } from './other-things.ts'
import { isRecord } from './record.ts'
import type { JsonRecord } from './record.ts'

/** An object of an answer that may describe the task. */
export interface AnswerLayer {
  /** The key of what it wraps, in one spelling; empty for the answer itself. */
  readonly key: string
  readonly value: JsonRecord
}

/** What gateways wrap around a task, or hand on of their vendor's. */
const wrappers = new Set([
  ...[
    'data',
    'task',
    'job',
    'operation',
    'output',
    'result',
    'response',
    'resp',
    'body',
    'payload',
  ],
  ...['video', 'generation', 'prediction'],
])
const deepest = 5

/**
 * The objects of an answer that may describe the task, from the outside in. A list counts as its one entry, or as the
 * one that has the id.
 */
export function answerLayers(answer: unknown, taskId?: string): AnswerLayer[] {
  const layers: AnswerLayer[] = []
  let level: AnswerLayer[] = entryOf('', answer, taskId)
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    layers.push(...level)
    level = level.flatMap(({ value }) => wrappedIn(value, taskId))
  }
  return layers
}

function wrappedIn(value: JsonRecord, taskId: string | undefined): AnswerLayer[] {
  const entries = Object.entries(value).map(([key, inner]) => ({
    plain: layerKey(key),
    key,
    inner,
  }))
  const known = entries.filter(({ plain }) => wrappers.has(plain))
  const inside = known.length > 0 || entries.some(isTelling) ? known : onlyRecord(entries)
  return inside.flatMap(({ plain, inner }) => entryOf(plain, inner, taskId))
}

interface Entry {
  readonly plain: string
  readonly key: string
  readonly inner: unknown
}

/** A key in one spelling, in the singular where it wraps a task. */
export function layerKey(key: string): string {
  const plain = plainKey(key)
  const singular = plain.replace(/s$/, '')
  return wrappers.has(singular) ? singular : plain
}

/** What tells of neither a task nor a state wraps the one object that it holds, whatever that is called. */
function onlyRecord(entries: readonly Entry[]): readonly Entry[] {
  const records = entries.filter(
    ({ key, inner }) => /^[a-z]/i.test(key) && isRecord(inner) && !isOther(keyWords(key)),
  )
  return records.length === 1 ? records : []
}

function isOther(words: readonly string[]): boolean {
  return namesOther(words) || words.some(namesOtherThing)
}

function isTelling({ key }: Entry): boolean {
  const own = keyWords(key).at(-1) ?? ''
  return ['id', 'uuid', 'status', 'state', 'done'].includes(own)
}

function entryOf(key: string, value: unknown, taskId: string | undefined): AnswerLayer[] {
  if (isRecord(value)) return [{ key, value }]
  if (!Array.isArray(value)) return []
  const records = value.filter(isRecord)
  const named = records.filter((one) => Object.values(one).some((id) => id === taskId))
  const [only, ...more] = records.length > 1 ? named : records
  return only && more.length === 0 ? [{ key, value: only }] : []
}
