import { VideoError } from '../video-error.ts'
import { isSettled } from '../video-task.ts'
import { sleep } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { VideoTask, VideoTaskReference } from '../video-task.ts'
import type { TaskPoller } from './task-poller.ts'

export interface FollowTaskOptions {
  clock: Clock
  poller: TaskPoller
  /** Milliseconds from now. */
  deadline: number
  signal?: AbortSignal | undefined
}

/** Polls until the task has settled; yields every answer, the settled task last. */
export async function* followTask(
  reference: VideoTaskReference,
  { clock, poller, deadline, signal }: FollowTaskOptions,
): AsyncGenerator<VideoTask, void> {
  const end = clock.now() + deadline
  for (;;) {
    const { task } = await poller.poll(reference, signal)
    yield task
    if (isSettled(task)) return
    if (clock.now() >= end) throw stillRunning(task)
    // One last poll stands right at the deadline, so that a task done by then is not missed.
    await sleep(clock, Math.min(poller.delay(task), end - clock.now()), signal)
  }
}

function stillRunning({ taskId }: VideoTask): VideoError {
  return new VideoError('timeout', `Task ${taskId} is still running; follow it again any time.`, {
    taskId,
    billed: 'yes',
  })
}
