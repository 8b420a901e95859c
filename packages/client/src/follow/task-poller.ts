import { isSettled } from '../video-task.ts'
import { VideoError } from '../video-error.ts'
import { stopwatch } from '../clock.ts'
import { pollDelay, pollFloor } from './poll-delay.ts'
import { shareCall } from '../shared-call.ts'
import { withoutRequest } from '../wire/answer-error.ts'
import type { TypicalTime } from '../catalog/video-model.ts'
import type { Clock } from '../clock.ts'
import type { VideoTask, VideoTaskReference } from '../video-task.ts'
import type { FollowedTask } from './followed-task.ts'
import type { SharedCall } from '../shared-call.ts'
import type { PollState } from './poll-delay.ts'

/** How long after the first sight of a task "not found" may still mean "not yet found". */
const notFoundGrace = 60_000
/** From poll to poll of a finished task whose file is waited for, in milliseconds. */
const longestWhileAwaited = 4_000
/** How often a video inside a status answer may arrive broken before following ends. */
const brokenVideos = 2
/** How often in a row an answer must say that content review declined a task until that is how it ended. */
const moderationsToBelieve = 2
const endsFollowing = new Set([
  'unauthorized',
  'forbidden',
  'insufficient_quota',
  'model_unavailable',
  'invalid_request',
  'expired',
])

export interface TaskPollerOptions {
  clock: Clock
  retrieve(task: VideoTaskReference, signal: AbortSignal): Promise<VideoTask>
  typicalTime(model: string | undefined): TypicalTime
  /** When a task was submitted, in milliseconds since the Unix epoch, where that is known. */
  submittedAt(taskId: string): number | undefined
  /** Milliseconds until nobody waits for the task any longer; 0 or less where that has passed. */
  timeLeft(taskId: string): number
  /** Told about every poll, before anybody else: the last known state, and what ended the following. */
  onPolled(task: VideoTask, ended?: VideoError): void
}

export interface TaskPoller {
  poll(task: VideoTaskReference, signal?: AbortSignal): Promise<FollowedTask>
  delay(task: VideoTaskReference): number
  /** Takes over a state that came another way, such as the answer to a submit. */
  seed(task: VideoTask): void
  /** Forgets every task. */
  clear(): void
}

interface Followed {
  current: FollowedTask
  /** Milliseconds since its submit, or since its first sight. */
  age: () => number
  /** Milliseconds since it was last asked for, or told of. */
  sinceAsked: () => number
  attempt: number
  delay: number
  call: SharedCall<FollowedTask> | undefined
  /** Answers in a row that say that content review declined the task. */
  moderations: number
  /** What ended the following, until somebody asks again. */
  ended: VideoError | undefined
}

/** Asks for tasks on behalf of all who follow them: one request at a time per task, a second apart at least. */
export function createTaskPoller(options: TaskPollerOptions): TaskPoller {
  const { clock, retrieve, typicalTime, submittedAt, timeLeft, onPolled } = options
  const tasks = new Map<string, Followed>()

  function followed(reference: VideoTaskReference): Followed {
    const known = tasks.get(reference.taskId)
    if (known) return withModel(known, reference.model)
    const task = asTask(reference)
    const entry: Followed = {
      current: { task, connection: 'online', failures: 0 },
      age: stopwatch(clock, submittedAt(task.taskId)),
      sinceAsked: () => Infinity,
      attempt: 0,
      delay: pollFloor,
      call: undefined,
      moderations: 0,
      ended: undefined,
    }
    tasks.set(task.taskId, entry)
    return entry
  }

  function answered(entry: Followed, current: FollowedTask, retryAfter?: number): FollowedTask {
    const { taskId, model } = current.task
    entry.current = current
    entry.attempt++
    entry.delay = delayOf(current.task, {
      taskId,
      typical: typicalTime(model),
      attempt: entry.attempt,
      age: entry.age(),
      failures: current.failures,
      retryAfter,
    })
    return current
  }

  function tell(entry: Followed, task: VideoTask): FollowedTask {
    const current = answered(entry, { task, connection: 'online', failures: 0 })
    onPolled(task)
    return current
  }

  async function ask(entry: Followed, signal: AbortSignal): Promise<FollowedTask> {
    entry.sinceAsked = stopwatch(clock)
    entry.ended = undefined
    const { task, failures } = entry.current
    const deadline = new AbortController()
    // One that begins later is the last: it tells what became of the task while nobody could ask.
    const left = timeLeft(task.taskId)
    const isLimited = left > 0 && left < Infinity
    const cancel = isLimited ? clock.schedule(() => deadline.abort(), left) : () => undefined
    try {
      const answer = await retrieve(task, AbortSignal.any([signal, deadline.signal]))
      signal.throwIfAborted()
      entry.moderations = 0
      return tell(entry, answer)
    } catch (error) {
      if (deadline.signal.aborted && !signal.aborted) {
        onPolled(task)
        return entry.current
      }
      if (!VideoError.is(error)) throw error
      entry.moderations = error.code === 'moderated' ? entry.moderations + 1 : 0
      if (entry.moderations >= moderationsToBelieve) return tell(entry, declined(task, error))
      if (endsHere(error, entry.age(), failures)) {
        entry.ended = error
        onPolled(task, error)
        throw error
      }
      const retrying: FollowedTask = { task, connection: 'retrying', failures: failures + 1 }
      const current = answered(entry, retrying, error.retryAfter)
      onPolled(task)
      return current
    } finally {
      cancel()
    }
  }

  function startCall(entry: Followed): SharedCall<FollowedTask> {
    const call = shareCall(
      (signal) => ask(entry, signal).finally(release),
      (abort) => {
        release()
        abort()
        return () => undefined
      },
    )
    /** At once, so that nobody joins a call that is being called off. */
    function release() {
      if (entry.call === call) entry.call = undefined
    }
    return call
  }

  return {
    async poll(reference, signal) {
      signal?.throwIfAborted()
      const entry = followed(reference)
      if (entry.call) return entry.call.join(signal)
      const tooSoon = entry.sinceAsked() < pollFloor
      if (tooSoon && entry.ended) throw entry.ended
      if (isSettled(entry.current.task) || tooSoon) return entry.current
      entry.call = startCall(entry)
      return entry.call.join(signal)
    },
    delay: (reference) => followed(reference).delay,
    seed(task) {
      const entry = followed(task)
      entry.sinceAsked = stopwatch(clock)
      answered(entry, { task, connection: 'online', failures: 0 })
    },
    clear: () => tasks.clear(),
  }
}

/** While a finished task's file is waited for, it may come any moment. */
function delayOf({ status, finishedAt }: VideoTask, state: PollState): number {
  const delay = pollDelay(state)
  const isAwaited = status === 'in_progress' && finishedAt !== undefined
  const isPlain = state.failures === 0 && state.retryAfter === undefined
  return isAwaited && isPlain ? Math.min(delay, longestWhileAwaited) : delay
}

function withModel(entry: Followed, model: string | undefined): Followed {
  const { task } = entry.current
  if (task.model === undefined && model !== undefined)
    entry.current = { ...entry.current, task: { ...task, model } }
  return entry
}

function asTask(reference: VideoTask | VideoTaskReference): VideoTask {
  return 'status' in reference ? reference : { ...reference, status: 'queued' }
}

/** A task that the gateway will not tell of any more, since content review declined it. */
function declined({ taskId, model }: VideoTask, cause: VideoError): VideoTask {
  const { message, status, requestId } = cause
  const said = withoutRequest(message, 'GET /video/generations/{id}')
  const billed = cause.billed === 'no' ? 'unknown' : cause.billed
  const error = new VideoError('moderated', said, { taskId, billed, status, requestId, cause })
  return { taskId, ...(model !== undefined && { model }), status: 'failed', error }
}

function endsHere(error: VideoError, age: number, failures: number): boolean {
  if (error.code === 'download_failed') return failures >= brokenVideos
  if (error.code === 'task_not_found') return age >= notFoundGrace
  return endsFollowing.has(error.code)
}
