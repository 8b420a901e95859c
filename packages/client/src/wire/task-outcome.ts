import { VideoError } from '../video-error.ts'
import { taskError } from './answer-error.ts'
import { findResult } from './find-result.ts'
import { textAt, textsAt } from './record.ts'
import { taskStatus } from './task-status.ts'
import { isRequested, sourceAt } from './task-sources.ts'
import type { VideoTask, VideoTaskOutcome } from '../video-task.ts'
import type { AnswerContext } from './answer-error.ts'
import type { SourceContext } from './task-sources.ts'

/** What has become of a task, and links that may be its video. */
type Outcome = VideoTaskOutcome & Pick<VideoTask, 'candidates'>

/** What an answer says of the task itself. */
export interface ReadOutcome {
  /** The gateway's word. */
  readonly status?: string | undefined
  readonly format?: string | undefined
}

type OutcomeContext = SourceContext & { readonly answer: AnswerContext }

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
  if (status !== 'succeeded') return { status, ...progressOf(body), ...candidates }
  const found = findResult(body, context)
  if (found === 'withheld') return { status: 'failed', error: failed() }
  if (found === 'expired') return { status: found }
  if (found === 'in-bucket' && context.result !== 'download')
    return { status: 'failed', error: inBucket(context.taskId) }
  if (typeof found === 'string') return { ...withoutResult(context, format), ...candidates }
  if ('candidates' in found) return { ...withoutResult(context, format), ...found }
  return { status, sources: found.sources, format, ...candidates }
}

/** A finished task whose answer does not say where its video is. */
function withoutResult({ result }: SourceContext, format: string): VideoTaskOutcome {
  if (result === 'url') return { status: 'expired' }
  return { status: 'succeeded', sources: [{ kind: 'download' }], format }
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
