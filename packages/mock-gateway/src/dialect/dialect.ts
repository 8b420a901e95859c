import type { VideoModelFamily } from '@generated-video/client/catalog'
import type { Route } from '../routes/route.ts'
import type { FailureReason } from '../task/failure-reason.ts'
import type { MockTask } from '../task/mock-task.ts'
import type { Random } from '../task/random.ts'
import type { JsonRecord } from '../task/record.ts'
import type { TaskReport } from '../task/task-report.ts'

/** Leads to the video, is an empty `data:` URL or the word `expired`; a list where there are several videos. */
export type ResultUrl = string | readonly string[]

/** What one kind of gateway does in its own way. Chosen once: no route asks which one it is. */
export interface Dialect {
  /** Sent with every answer of the API. */
  readonly headers: Readonly<Record<string, string>>
  /** What only this kind of gateway has; the other routes come after these. */
  readonly routes: readonly Route[]
  /** The id by which the caller knows a task. */
  createTaskId(upstreamId: string, random: Random): string
  /** Answers an accepted submit; `id` is `undefined` where a fault keeps it back. */
  answerSubmit(task: MockTask, id: string | undefined): Response
  /** The body of a status answer. */
  describeTask(report: TaskReport, url: ResultUrl | undefined): JsonRecord
  /** A status answer that could not be given. */
  serverError(message: string): Response
  /** A submit with a setting that the vendor refuses. */
  requestError(family: VideoModelFamily, reason: FailureReason): Response
  /** A submit that the content filter refuses. */
  moderationError(family: VideoModelFamily): Response
  /** A submit above the rate limit. */
  rateLimitError(message: string, requestId: string): Response
}
