import { answerLayers } from './answer-layers.ts'
import { keyWords, plainKey } from './key-words.ts'
import { textIn, valueAt } from './record.ts'
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

const idWords = new Set(['id', 'uid', 'uuid', 'token', 'arn', 'no', 'number'])
const taskWords = new Set([
  ...['task', 'job', 'video', 'generation', 'prediction', 'operation', 'creation', 'inference'],
  ...['invocation', 'execution', 'render', 'workflow', 'process'],
])
/** Words of keys whose id is another task's, or was given by the caller. */
const otherWords = new Set([
  ...['parent', 'previous', 'source', 'remix', 'original', 'external', 'client', 'user', 'custom'],
  ...['request', 'model', 'file', 'image', 'callback', 'template', 'reference'],
])

/** An id under a key that no list has, by its words. */
function idByWords({ value }: AnswerLayer): string | undefined {
  const ids = Object.entries(value).flatMap(([key, inner]) => {
    const words = keyWords(key)
    const isTasks = words.some((word) => taskWords.has(word)) && idWords.has(words.at(-1) ?? '')
    return isTasks && !words.some((word) => otherWords.has(word)) ? (idOf(inner) ?? []) : []
  })
  return ids[0]
}

/** A list of one names one. */
function onlyOne(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : undefined
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

/** An id in place of an object: `{"data": "t1"}`. A mere word is none. */
function bareId({ value }: AnswerLayer): string | undefined {
  return ['data', 'task', 'job', 'result']
    .map((key) => idOf(value[key]))
    .find(
      (id) =>
        id !== undefined && /^[\w.:=+/-]+$/.test(id) && /\d|^.{16}/.test(id) && !id.includes('://'),
    )
}

function idOf(value: unknown): string | undefined {
  const text = textIn(value)
  return text !== undefined && plainId.test(text) ? text : undefined
}
