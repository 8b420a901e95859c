import type { VideoTask } from '../video-task.ts'

/** A task and, apart from it, how the connection to the gateway is doing. */
export interface FollowedTask {
  /** The last known state. Before the first answer: `queued`. */
  readonly task: VideoTask
  /** `retrying` while polls fail; the task itself is not affected by that. */
  readonly connection: 'online' | 'retrying'
  /** Polls that failed in a row. */
  readonly failures: number
}
