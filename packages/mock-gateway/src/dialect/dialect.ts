import type { VideoModelFamily } from '@generated-video/client/catalog'
import type { Route } from '../routes/route.ts'
import type { MockTask } from '../task/mock-task.ts'
import type { Random } from '../task/random.ts'
import type { JsonRecord } from '../task/record.ts'
import type { TaskReport } from '../task/task-report.ts'

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
  /** The body of a status answer; `url` leads to the video, is an empty `data:` URL or the word `expired`. */
  describeTask(report: TaskReport, url: string | undefined): JsonRecord
  /** A status answer that could not be given. */
  serverError(message: string): Response
  /** A submit that the content filter refuses. */
  moderationError(family: VideoModelFamily): Response
  /** A submit above the rate limit. */
  rateLimitError(message: string, requestId: string): Response
}
