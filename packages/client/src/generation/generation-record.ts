import * as v from 'valibot'
import { comparedFields } from '../request/answer-differences.ts'
import { isVideoErrorAction, isVideoErrorCode, VideoError } from '../video-error.ts'
import { isSettled } from '../video-task.ts'
import { lostSubmit } from '../wire/answer-error.ts'
import { passLinks } from './pass-links.ts'
import type { VideoErrorAction, VideoErrorCode } from '../video-error.ts'
import type { VideoTask } from '../video-task.ts'
import type { VideoGeneration } from './video-generation.ts'

const version = 1
/** Bytes of JSON. */
const largest = 2_048
/** Characters; the library's own are no longer. */
const longestMessage = 300

const text = v.pipe(v.string(), v.maxLength(2_048))

const failureFields = v.object({
  code: v.custom<VideoErrorCode>(isVideoErrorCode),
  message: text,
  billed: v.picklist(['no', 'unknown', 'yes']),
  // Absent in records of earlier versions.
  action: v.fallback(v.optional(v.custom<VideoErrorAction>(isVideoErrorAction)), undefined),
  retryable: v.optional(v.boolean()),
  taskId: v.optional(text),
  status: v.optional(v.number()),
  requestId: v.optional(text),
})

/** Why a task failed, in the words that it was told in. */
const failure = v.pipe(
  failureFields,
  v.transform(({ code, message, ...options }) => new VideoError(code, message, options)),
)

/** Why a submit failed, or the following ended. */
const submitFailure = v.pipe(
  failureFields,
  v.transform(({ code, message, ...options }) => {
    const isLost = options.billed === 'unknown' && options.action === undefined
    return new VideoError(code, message, { ...options, ...(isLost && lostSubmit) })
  }),
)

const link = v.pipe(
  text,
  // The page that a `blob:` URL belonged to may be gone, and its bytes with it.
  v.check((url) => url.startsWith('http') && URL.canParse(url)),
)

const source = v.variant('kind', [
  v.object({
    kind: v.literal('download'),
    linked: v.exactOptional(v.literal(true)),
    result: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))),
  }),
  v.object({
    kind: v.literal('link'),
    url: link,
    expiresAt: v.exactOptional(v.number()),
  }),
  // Where its bytes are gone, they are asked for again.
  v.object({ kind: v.literal('file'), fileId: text, size: v.number() }),
])

const common = {
  taskId: text,
  model: v.exactOptional(text),
  rawStatus: v.exactOptional(text),
  finishedAt: v.exactOptional(v.number()),
  candidates: v.exactOptional(v.pipe(v.array(link), v.minLength(1))),
}

const task = v.variant('status', [
  v.object({
    ...common,
    status: v.picklist(['queued', 'in_progress']),
    progress: v.exactOptional(v.number()),
  }),
  v.object({
    ...common,
    status: v.literal('succeeded'),
    sources: v.tupleWithRest([source], source),
    format: text,
  }),
  v.object({ ...common, status: v.literal('failed'), error: failure }),
  v.object({ ...common, status: v.picklist(['canceled', 'expired']) }),
])

const setting = v.union([v.pipe(v.string(), v.maxLength(64)), v.pipe(v.number(), v.finite())])

const differences = v.pipe(
  v.array(v.object({ field: v.picklist(comparedFields), asked: setting, made: setting })),
  v.minLength(1),
  v.maxLength(comparedFields.length),
)

const record = v.object({
  version: v.literal(version),
  id: text,
  state: v.picklist(['sending', 'submit_unknown', 'following', 'stopped', 'settled']),
  model: text,
  createdAt: v.number(),
  submittedAt: v.exactOptional(v.number()),
  waitingSince: v.number(),
  parentId: v.exactOptional(text),
  taskId: v.exactOptional(text),
  task: v.optional(v.unknown()),
  differences: v.optional(v.unknown()),
  error: v.optional(v.unknown()),
})

/** What is kept of a generation: plain data of at most 2 KB, without request, key or bytes. */
export interface GenerationRecord {
  readonly version: number
  readonly id: string
  readonly state: Exclude<VideoGeneration['state'], 'waiting' | 'prepared'>
  readonly model: string
  readonly createdAt: number
  readonly submittedAt?: number
  readonly waitingSince: number
  readonly parentId?: string
  readonly taskId?: string
  /** What the last answer told. */
  readonly task?: unknown
  /** What the gateway makes otherwise than asked. */
  readonly differences?: unknown
  readonly error?: unknown
}

/** Leaves out what can be asked for again, where the whole would be too large. */
export function toRecord(generation: VideoGeneration): GenerationRecord {
  const { id, model, createdAt, submittedAt, waitingSince, parentId, task, error } = generation
  const least: GenerationRecord = {
    version,
    id,
    state: keptState(generation.state),
    model,
    createdAt,
    ...(submittedAt !== undefined && { submittedAt }),
    waitingSince,
    ...(parentId !== undefined && { parentId }),
    ...(task && { taskId: task.taskId }),
  }
  const failed = error && { error: plainFailure(error) }
  const plain = task && { task: plainTask(task) }
  const links = task?.candidates && { candidates: task.candidates }
  const differences = task?.differences && { differences: task.differences }
  const records = [
    { ...least, ...failed, ...(plain && { task: { ...plain.task, ...links } }), ...differences },
    { ...least, ...failed, ...plain, ...differences },
    { ...least, ...failed, ...plain },
    { ...least, ...failed },
  ].map((one) => JSON.stringify(one))
  return JSON.parse(records.find(isSmall) ?? JSON.stringify(least)) as GenerationRecord
}

/**
 * The generation that a record tells of; `undefined` where it is no record of this version.
 *
 * @param baseUrl - The client's own: it tells which links may be shown.
 */
export function fromRecord(value: unknown, baseUrl: URL): VideoGeneration | undefined {
  const known = parsed(record, value)
  if (!known) return undefined
  const { id, state, model, createdAt, waitingSince, parentId, taskId } = known
  const { submittedAt = createdAt } = known
  const error = parsed(submitFailure, known.error)
  const told = parsed(task, known.task)
  const kept = told && passLinks(told, baseUrl)
  const asked: VideoTask | undefined =
    taskId === undefined ? undefined : { taskId, model, status: 'queued' }
  const compared = parsed(differences, known.differences)
  const described = kept ?? asked
  const current = described && compared ? { ...described, differences: compared } : described
  const isFollowed = state === 'following' || state === 'stopped'
  if (isFollowed && !current) return undefined
  const isOver = current ? isSettled(current) : state === 'settled'
  return {
    id,
    state: isOver ? 'settled' : state === 'settled' ? 'following' : state,
    model,
    createdAt,
    submittedAt,
    waitingSince,
    ...(parentId !== undefined && { parentId }),
    ...(current && { task: current }),
    ...(error && { error }),
  }
}

/** Of one that waits only its place is kept. Whatever happens to any other, it may have been sent. */
function keptState(state: VideoGeneration['state']): GenerationRecord['state'] {
  return state === 'waiting' || state === 'prepared' ? 'sending' : state
}

function plainTask(task: VideoTask): object {
  const { taskId, model, rawStatus, status, finishedAt } = task
  return {
    taskId,
    model,
    rawStatus,
    status,
    finishedAt,
    ...('progress' in task && { progress: task.progress }),
    ...('sources' in task && { sources: task.sources, format: task.format }),
    ...('error' in task && { error: plainFailure(task.error) }),
  }
}

function plainFailure(error: VideoError): unknown {
  const { code, billed, action, retryable, taskId, status, requestId } = error
  const message = Array.from(error.message).slice(0, longestMessage).join('')
  return { code, message, billed, action, retryable, taskId, status, requestId }
}

function isSmall(json: string): boolean {
  return new TextEncoder().encode(json).length <= largest
}

function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema, value)
  return result.success ? result.output : undefined
}
