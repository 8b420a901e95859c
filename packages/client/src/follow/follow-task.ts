import { VideoError } from '../video-error.ts'
import { isSettled } from '../video-task.ts'
import { sleep, stopwatch } from '../clock.ts'
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

/** How long before the deadline, in milliseconds, one last poll stands, so that a task done by then is not missed. */
const lastCall = 5_000

/** Of the platform, in milliseconds; what lasts longer, it takes for nothing. */
const longestTimer = 2 ** 31 - 1

/** Polls until the task has settled; yields every answer, the settled task last. */
export async function* followTask(
  reference: VideoTaskReference,
  { clock, poller, deadline, signal }: FollowTaskOptions,
): AsyncGenerator<VideoTask, void> {
  const elapsed = stopwatch(clock)
  const end = new AbortController()
  const cancel =
    deadline <= longestTimer
      ? clock.schedule(() => end.abort(stillRunning(reference)), deadline)
      : () => undefined
  const either = AbortSignal.any(signal ? [signal, end.signal] : [end.signal])
  try {
    for (;;) {
      const { task } = await poller.poll(reference, either)
      yield task
      if (isSettled(task)) return
      const untilLastCall = deadline - Math.min(lastCall, deadline / 2) - elapsed()
      const delay = poller.delay(task)
      await sleep(clock, untilLastCall > 0 ? Math.min(delay, untilLastCall) : delay, either)
    }
  } finally {
    cancel()
  }
}

function stillRunning({ taskId }: VideoTaskReference): VideoError {
  return new VideoError('timeout', `Task ${taskId} is still running; follow it again any time.`, {
    taskId,
    billed: 'yes',
  })
}
