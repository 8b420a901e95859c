import { answerLayers, layerKey } from './answer-layers.ts'
import { keyWords, plainKey } from './key-words.ts'
import { namesOtherThing } from './other-things.ts'
import { isRecord, textIn, valueAt } from './record.ts'
import type { AnswerLayer } from './answer-layers.ts'
import type { JsonRecord } from './record.ts'

/** The id of a task in an answer. */
export interface FoundTaskId {
  readonly id: string
  /** How it is named: as a task's, by a mere `id`, or as the request's, which some gateways follow a task by. */
  readonly as: 'task' | 'id' | 'request'
}

const plainId = /^[^\p{Cc}\p{Cs}]{1,1024}$/u
const taskKeys = ['task_id', 'task_ids', 'taskid', 'job_id', 'job_ids', 'jobid', 'task_uuid']
/** What makes a mere `id` a task's: the key it stands below. */
const taskParents = new Set(['task', 'job'])
const videoParents = new Set(['video', 'generation', 'operation', 'prediction', 'creation'])
const videoKeys = [
  ...['video_id', 'videoid', 'generation_id', 'prediction_id', 'creation_id', 'operation_id'],
  ...[
    'inference_id',
    'process_id',
    'run_id',
    'render_id',
    'execution_id',
    'generation_ids',
    'video_ids',
  ],
]
const plainKeys = ['id', 'uuid', '_id']
const requestKeys = ['request_id', 'requestid']

/** The id that an answer gives its task, the surest first. Contract §1.7 */
export function findTaskId(answer: unknown, taskId?: string): FoundTaskId | undefined {
  const layers = answerLayers(answer, taskId)
  const found = (as: FoundTaskId['as'], ids: readonly (string | undefined)[]) => {
    const id = ids.find((one) => one !== undefined)
    return id === undefined ? undefined : { id, as }
  }
  return (
    found(
      'task',
      layers.map(({ value }) => idAt(value, taskKeys)),
    ) ??
    found('task', layers.map(idBelow(taskParents))) ??
    found(
      'task',
      layers.map(({ value }) => (hasState(value) ? idAt(value, plainKeys) : undefined)),
    ) ??
    found(
      'task',
      layers.map(({ value }) => idAt(value, videoKeys)),
    ) ??
    found('task', layers.map(operationIn)) ??
    found('task', layers.map(idBelow(videoParents))) ??
    found(
      'id',
      layers.map(({ value }) => idAt(value, plainKeys)),
    ) ??
    found('id', layers.map(bareId)) ??
    found('id', taskId === undefined ? [idAlone(answer)] : []) ??
    found('id', layers.map(idByWords)) ??
    found(
      'request',
      layers.map(({ value }) => idAt(value, requestKeys)),
    )
  )
}

/** The id that an error after a paid request names as its task's. */
export function paidTaskId(answer: unknown): string | undefined {
  const found = [answer, valueAt(answer, 'error')].map((one) => findTaskId(one))
  return found.find((one) => one?.as === 'task')?.id
}

/** True for an object that gives an id, whatever it is called. */
export function namesTask(value: JsonRecord): boolean {
  return idAt(value, [...taskKeys, ...videoKeys, 'id']) !== undefined
}

function idAt(value: JsonRecord, keys: readonly string[]): string | undefined {
  const entries = Object.entries(value).map(([key, inner]) => [spelled(key), inner] as const)
  for (const key of keys) {
    const value = entries.find(([name]) => name === key)?.[1]
    const id = idOf(key.endsWith('ids') ? onlyOne(value) : value)
    if (id !== undefined) return id
  }
  return undefined
}

const idWords = new Set(['id', 'ids', 'uid', 'uuid', 'guid', 'token', 'arn', 'no', 'number'])
/** What only a task's key ends with, and no word besides is needed. */
const plainIdWords = new Set(['id', 'ids', 'uid', 'uuid', 'guid'])
const receipts = new Set(['ticket', 'handle', 'hash', 'receipt'])
const taskWords = new Set([
  ...['task', 'job', 'video', 'generation', 'prediction', 'operation', 'creation', 'inference'],
  ...['invocation', 'execution', 'render', 'workflow', 'process'],
])

/** The one id under a key that no list has: a task's by its words, or whatever no other thing is known to be named by. */
function idByWords({ value }: AnswerLayer): string | undefined {
  const ids = Object.entries(value).flatMap(([key, inner]) => {
    const words = keyWords(key)
    const id = idOf(words.at(-1) === 'ids' ? onlyOne(inner) : inner)
    return id === undefined || words.some(namesOtherThing) ? [] : [{ words, id }]
  })
  const own = ids.find(
    ({ words }) => words.some((word) => taskWords.has(word)) && idWords.has(words.at(-1) ?? ''),
  )
  const unlisted = ids.filter(
    ({ words: [first = '', ...more] }) =>
      receipts.has(first) || plainIdWords.has(more.at(-1) ?? first),
  )
  return own?.id ?? (unlisted.length === 1 ? unlisted[0]?.id : undefined)
}

/** A list of one names one; of more, none. */
function onlyOne(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value.length === 1 ? (value[0] as unknown) : undefined
}

/** Nothing but letters in lower case, with or without an underscore in front. */
function spelled(key: string): string {
  return key === '_id' ? key : plainKey(key)
}

function idBelow(parents: ReadonlySet<string>) {
  return ({ key, value }: AnswerLayer) => (parents.has(key) ? idAt(value, plainKeys) : undefined)
}

function hasState(value: JsonRecord): boolean {
  return ['status', 'state', 'object'].some((key) => textIn(value[key]) !== undefined)
}

/** Of Google's long-running operations, the whole name. */
function operationIn({ value }: AnswerLayer): string | undefined {
  const name = [value.name, value.operation, value.operationName].map(textIn)
  return name.find((one) => one !== undefined && /(^|\/)operations\/[^/\s]+$/.test(one))
}

/** Where an id may stand in place of an object; one that no digit is in only where nothing else is written. */
const bareKeys = ['data', 'result', 'job', 'task', 'response', 'output', 'operation']
const unmistakable = new Set(['data', 'result', 'job'])

/** An id in place of an object: `{"data": "t1"}`, `{"data": ["t1"]}`. A mere word is none, and neither is a mode. */
function bareId({ value }: AnswerLayer): string | undefined {
  const entries = Object.entries(value).map(([key, inner]) => [layerKey(key), inner] as const)
  for (const key of bareKeys) {
    const id = idOf(onlyOne(entries.find(([name]) => name === key)?.[1]))
    if (id === undefined || !isToken(id)) continue
    const isLong = unmistakable.has(key) && id.length >= 16
    if (isLong || /\d/.test(id.replace(/[a-z]2[a-z]/gi, ''))) return id
  }
  return undefined
}

/** The answer to a submit that is an id and nothing else. Too short a text, or one that speaks of a fault, is none. */
function idAlone(answer: unknown): string | undefined {
  const id = Array.isArray(answer) || !isRecord(answer) ? idOf(onlyOne(answer)) : undefined
  const isId = id !== undefined && isToken(id) && /\d/.test(id) && id.length >= 8
  return isId && !/err|fail|invalid|exception|denied|limit|exceed|status/i.test(id) ? id : undefined
}

function isToken(text: string): boolean {
  return /^[\w.:=+/-]+$/.test(text) && !text.includes('://')
}

/** Zeros, and the words for nothing, name none. MongoDB writes its ids as `{"$oid": …}`. */
function idOf(value: unknown): string | undefined {
  const text = textIn(isRecord(value) ? value.$oid : value)
  if (text === undefined || !plainId.test(text)) return undefined
  return /^([0-]+|-\d+|null|nil|none|undefined|nan|n\/a|true|false)$/i.test(text) ? undefined : text
}
