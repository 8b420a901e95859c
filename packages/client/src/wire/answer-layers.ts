import { plainKey } from './key-words.ts'
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
  ...['data', 'task', 'job', 'operation', 'output', 'result', 'response', 'body', 'payload'],
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
    level = level.flatMap(({ value }) =>
      Object.entries(value).flatMap(([key, inner]) => {
        const plain = plainKey(key)
        return wrappers.has(plain) ? entryOf(plain, inner, taskId) : []
      }),
    )
  }
  return layers
}

function entryOf(key: string, value: unknown, taskId: string | undefined): AnswerLayer[] {
  if (isRecord(value)) return [{ key, value }]
  if (!Array.isArray(value)) return []
  const records = value.filter(isRecord)
  const named = records.filter((one) => Object.values(one).some((id) => id === taskId))
  const [only, ...more] = records.length > 1 ? named : records
  return only && more.length === 0 ? [{ key, value: only }] : []
}
