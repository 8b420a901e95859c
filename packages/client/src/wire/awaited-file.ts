import { textAt } from './record.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { VideoSource, VideoTaskOutcome } from '../video-task.ts'

/** How long after the first success a link may still be about to come, in milliseconds. */
const linkPatience = 60_000

/** What is known of the time of a task's success. */
export interface SuccessContext {
  /** Where the model's family leaves its videos. */
  result: VideoModel['result'] | undefined
  /** Milliseconds since the Unix epoch. @defaultValue `Date.now()` */
  now?: number | undefined
  /** When it was first seen to be finished, where it was; milliseconds since the Unix epoch. */
  finishedAt?: number | undefined
}

/**
 * What becomes of a task that succeeded without a word of where its video is. A family that delivers links gets a minute
 * for that; all others have a route to ask.
 *
 * @param download - That route.
 */
export function fileToCome(
  format: string,
  { result, now = Date.now(), finishedAt = now }: SuccessContext,
  download: VideoSource = { kind: 'download' },
): VideoTaskOutcome & { finishedAt: number } {
  const elapsed = now - finishedAt
  // Below 0 the clock was set back, and nobody knows how long it has been.
  return result === 'url' && elapsed >= 0 && elapsed < linkPatience
    ? { status: 'in_progress', finishedAt }
    : { status: 'succeeded', sources: [download], format, finishedAt }
}

/** How our own server handler says that a task is finished and its file still to come: since when, in seconds. */
export const awaitedField = 'file_awaited_since'

/** Whether an answer is a server handler's that waits for the file. Its clock is its own, so its time is not read. */
export function isFileAwaited(body: unknown): boolean {
  return Number(textAt(body, [awaitedField])) > 0
}
