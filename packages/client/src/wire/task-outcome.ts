import { VideoError } from '../video-error.ts'
import { fileToCome, isFileAwaited } from './awaited-file.ts'
import { findResult } from './find-result.ts'
import { textsAt } from './record.ts'
import { saysError } from './said-error.ts'
import { isRequested, sourceAt } from './task-sources.ts'
import { isWithheld } from './withheld.ts'
import type { VideoTask, VideoTaskOutcome } from '../video-task.ts'
import type { AnswerContext } from './answer-error.ts'
import type { SuccessContext } from './awaited-file.ts'
import type { FoundResult } from './find-result.ts'
import type { SourceContext } from './task-sources.ts'
import type { TaskState } from './task-state.ts'

/** What has become of a task, and links that may be its video. */
type Outcome = VideoTaskOutcome & Pick<VideoTask, 'candidates' | 'finishedAt'>

/** What an answer says of the task itself. */
export interface ReadOutcome extends TaskState {
  readonly format?: string | undefined
}

type OutcomeContext = SourceContext & SuccessContext & { readonly answer: AnswerContext }

/**
 * What has become of a task, as an answer tells it.
 *
 * @param answer - Looked into where it holds JSON in a text.
 * @param failed - Why the task failed.
 */
export function taskOutcome(
  answer: unknown,
  state: ReadOutcome,
  context: OutcomeContext,
  failed: () => VideoError,
): Outcome {
  if (state.status === 'failed') return { status: 'failed', error: failed() }
  if (state.status === 'canceled' || state.status === 'expired') return { status: state.status }
  const candidates = namedCandidates(answer, context)
  // Only a handler waits for a file, and it has a download route of its own.
  if (state.status === 'in_progress' && isFileAwaited(answer)) {
    const route = { kind: 'download', linked: true } as const
    const { format = 'mp4' } = state
    return { ...fileToCome(format, { ...context, result: 'url' }, route), ...candidates }
  }
  const running = { ...runningOf(state), ...candidates }
  if (state.status === 'queued' || state.status === 'in_progress') return running
  const found = findResult(answer, context)
  if (!isFinished(state, found, context)) {
    // Without a word, an error is the answer's and not the task's.
    const isFailed = state.word !== undefined && typeof found === 'string' && hasFailed(answer)
    return isFailed ? { status: 'failed', error: failed() } : running
  }
  return { ...candidates, ...finished(answer, state, context, found, failed) }
}

function finished(
  answer: unknown,
  { format = 'mp4', status, flawed }: ReadOutcome,
  context: OutcomeContext,
  found: FoundResult,
  failed: () => VideoError,
): Outcome {
  if (typeof found === 'object') {
    if ('candidates' in found) return { ...fileToCome(format, context), ...found }
    const { sources } = found
    const { now = Date.now(), finishedAt = now } = context
    const isHere = sources.some(({ kind }) => kind !== 'download')
    return { status: 'succeeded', sources, format, ...(!isHere && { finishedAt }) }
  }
  if (found === 'expired') return { status: found }
  // Where a family's results stand in no answer, what the answer complains of cannot take its success back.
  const isAtRoute = status === 'succeeded' && context.result === 'download'
  if (isWithheld(answer) || (!isAtRoute && (flawed || saysError(answer))))
    return { status: 'failed', error: failed() }
  if (found === 'in-bucket' && context.result !== 'download')
    return { status: 'failed', error: inBucket(context.taskId) }
  return fileToCome(format, context)
}

function hasFailed(answer: unknown): boolean {
  return isWithheld(answer) || saysError(answer)
}

/**
 * Whether the task is over. A word that nobody knows needs evidence: a result at a known place, or all of the progress
 * and any result. Where there is no word at all, and in the answer to a submit, only what is certainly a video counts.
 */
function isFinished(
  state: TaskState,
  found: FoundResult,
  { result, answer: { paid } }: OutcomeContext,
): boolean {
  if (state.status === 'succeeded') return true
  // The result of a family with a route of its own stands in no answer.
  if (state.done && (state.word === undefined || result === 'download')) return true
  if (typeof found === 'string' || !('sources' in found)) return false
  if (state.done || state.progress === 1) return true
  return found.known && (found.certain || (state.word !== undefined && !paid))
}

/** A word that nobody knows means that the task runs; none at all, that it has not begun. */
function runningOf({ word, status, progress }: TaskState): VideoTaskOutcome {
  const isQueued = status === 'queued' || word === undefined || /^unknown$/i.test(word)
  return {
    status: isQueued && status !== 'in_progress' ? 'queued' : 'in_progress',
    ...(progress !== undefined && { progress }),
  }
}

/** Links that our own server handler passes on: it has found them in the gateway's answer. */
function namedCandidates(answer: unknown, context: SourceContext): Pick<VideoTask, 'candidates'> {
  const candidates = textsAt(answer, ['candidates']).filter((text) => {
    if (!URL.canParse(text)) return false
    const url = new URL(text)
    return !isRequested(url, context) && sourceAt(url, context)?.kind === 'link'
  })
  return candidates.length > 0 ? { candidates } : {}
}

function inBucket(taskId: string): VideoError {
  const message =
    'The video is in a storage bucket, by a link that cannot be opened from here: whoever runs the gateway can.'
  return new VideoError('download_failed', message, {
    taskId,
    billed: 'yes',
    retryable: false,
    action: 'ask_operator',
  })
}
