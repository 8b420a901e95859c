import * as v from 'valibot'
import { comparedFields } from '../request/answer-differences.ts'
import { isVideoErrorCode, VideoError } from '../video-error.ts'
import { isSettled } from '../video-task.ts'
import { lostSubmit } from '../wire/answer-error.ts'
import { isSafeLink } from '../wire/safe-link.ts'
import type { VideoErrorCode } from '../video-error.ts'
import type { VideoTask } from '../video-task.ts'
import type { VideoGeneration } from './video-generation.ts'

const version = 1
/** Bytes of JSON. */
const largest = 2_048

const text = v.pipe(v.string(), v.maxLength(2_048))

const failure = v.pipe(
  v.object({
    code: v.custom<VideoErrorCode>(isVideoErrorCode),
    message: text,
    billed: v.picklist(['no', 'unknown', 'yes']),
    taskId: v.optional(text),
    status: v.optional(v.number()),
    requestId: v.optional(text),
  }),
  v.transform(({ code, message, ...options }) => {
    const lost = options.billed === 'unknown' ? lostSubmit : {}
    return new VideoError(code, message, { ...options, ...lost })
  }),
)

const source = v.variant('kind', [
  v.object({
    kind: v.literal('download'),
    linked: v.exactOptional(v.literal(true)),
    result: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))),
  }),
  v.object({
    kind: v.literal('link'),
    url: v.pipe(
      text,
      // The page that a `blob:` URL belonged to may be gone, and its bytes with it.
      v.check((url) => url.startsWith('http') && URL.canParse(url) && isSafeLink(new URL(url))),
    ),
    expiresAt: v.exactOptional(v.number()),
  }),
  // Where its bytes are gone, they are asked for again.
  v.object({ kind: v.literal('file'), fileId: text, size: v.number() }),
])

const common = { taskId: text, model: v.exactOptional(text), rawStatus: v.exactOptional(text) }

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
  const known = { ...least, ...failed, ...(task && { task: plainTask(task) }) }
  const most = task?.differences ? { ...known, differences: task.differences } : known
  const candidates = [most, known, { ...least, ...failed }].map((one) => JSON.stringify(one))
  return JSON.parse(candidates.find(isSmall) ?? JSON.stringify(least)) as GenerationRecord
}

/** The generation that a record tells of; `undefined` where it is no record of this version. */
export function fromRecord(value: unknown): VideoGeneration | undefined {
  const known = parsed(record, value)
  if (!known) return undefined
  const { id, state, model, createdAt, waitingSince, parentId, taskId } = known
  const { submittedAt = createdAt } = known
  const error = parsed(failure, known.error)
  const kept = parsed(task, known.task)
  const asked: VideoTask | undefined =
    taskId === undefined ? undefined : { taskId, model, status: 'queued' }
  const told = parsed(differences, known.differences)
  const described = kept ?? asked
  const current = described && told ? { ...described, differences: told } : described
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

function plainTask(task: VideoTask): unknown {
  const { taskId, model, rawStatus, status } = task
  return {
    taskId,
    model,
    rawStatus,
    status,
    ...('progress' in task && { progress: task.progress }),
    ...('sources' in task && { sources: task.sources, format: task.format }),
    ...('error' in task && { error: plainFailure(task.error) }),
  }
}

function plainFailure({ code, message, billed, taskId, status, requestId }: VideoError): unknown {
  return { code, message, billed, taskId, status, requestId }
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
