import { VideoError } from '../video-error.ts'
import { taskError } from './answer-error.ts'
import { fileToCome, isFileAwaited } from './awaited-file.ts'
import { findResult } from './find-result.ts'
import { textAt, textsAt } from './record.ts'
import { taskStatus } from './task-status.ts'
import { isRequested, sourceAt } from './task-sources.ts'
import type { VideoTask, VideoTaskOutcome } from '../video-task.ts'
import type { AnswerContext } from './answer-error.ts'
import type { SuccessContext } from './awaited-file.ts'
import type { SourceContext } from './task-sources.ts'

/** What has become of a task, and links that may be its video. */
type Outcome = VideoTaskOutcome & Pick<VideoTask, 'candidates' | 'finishedAt'>

/** What an answer says of the task itself. */
export interface ReadOutcome {
  /** The gateway's word. */
  readonly status?: string | undefined
  readonly format?: string | undefined
}

type OutcomeContext = SourceContext & SuccessContext & { readonly answer: AnswerContext }

/** What has become of a task, as an answer tells it. */
export function taskOutcome(
  body: unknown,
  { status: word, format = 'mp4' }: ReadOutcome,
  context: OutcomeContext,
): Outcome {
  const status = taskStatus(word)
  const candidates = namedCandidates(body, context)
  const failed = () => taskError(body, context.taskId, context.answer.requestId)
  if (status === 'failed') return { status, error: failed() }
  if (status === 'canceled' || status === 'expired') return { status }
  // Only a handler waits for a file, and it has a download route of its own.
  if (status === 'in_progress' && isFileAwaited(body)) {
    const route = { kind: 'download', linked: true } as const
    return { ...fileToCome(format, { ...context, result: 'url' }, route), ...candidates }
  }
  if (status !== 'succeeded') return { status, ...progressOf(body), ...candidates }
  const found = findResult(body, context)
  if (found === 'withheld') return { status: 'failed', error: failed() }
  if (found === 'expired') return { status: found }
  if (found === 'in-bucket' && context.result !== 'download')
    return { status: 'failed', error: inBucket(context.taskId) }
  if (typeof found === 'string') return { ...fileToCome(format, context), ...candidates }
  if ('candidates' in found) return { ...fileToCome(format, context), ...found }
  const { sources } = found
  const { now = Date.now(), finishedAt = now } = context
  const isHere = sources.some(({ kind }) => kind !== 'download')
  return { status, sources, format, ...(!isHere && { finishedAt }), ...candidates }
}

/** Links that our own server handler passes on: it has found them in the gateway's answer. */
function namedCandidates(body: unknown, context: SourceContext): Pick<VideoTask, 'candidates'> {
  const candidates = textsAt(body, ['candidates']).filter((text) => {
    if (!URL.canParse(text)) return false
    const url = new URL(text)
    return !isRequested(url, context) && sourceAt(url, context)?.kind === 'link'
  })
  return candidates.length > 0 ? { candidates } : {}
}

/** `30`, `"30%"` and `"30"` are all 0.3. */
function progressOf(body: unknown): { progress?: number } {
  const percent = Number(textAt(body, ['progress'])?.replace(/\s*%$/, '') || NaN)
  return Number.isNaN(percent) ? {} : { progress: Math.min(1, Math.max(0, percent / 100)) }
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
