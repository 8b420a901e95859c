import { isSettled } from '../video-task.ts'
import type { VideoTask, VideoTaskReference } from '../video-task.ts'

/** When tasks were first seen to be finished without their file: the same moment for all who follow them. */
export interface FirstSuccesses {
  /** Milliseconds since the Unix epoch; the earliest that anybody knows. */
  of(task: VideoTask | VideoTaskReference): number | undefined
  note(task: VideoTask): void
}

/** @param kept - What is known of a task from earlier page lives, and from other tabs. */
export function createFirstSuccesses(
  kept: (taskId: string) => VideoTask | undefined,
): FirstSuccesses {
  const seen = new Map<string, number>()

  const of = (task: VideoTask | VideoTaskReference) => {
    const { finishedAt } = 'finishedAt' in task ? task : {}
    const moments = [finishedAt, kept(task.taskId)?.finishedAt, seen.get(task.taskId)]
    const known = moments.filter((moment) => moment !== undefined)
    return known.length > 0 ? Math.min(...known) : undefined
  }

  return {
    of,
    note(task) {
      const { taskId } = task
      const finishedAt = isTakenBack(task) ? undefined : of(task)
      if (finishedAt === undefined) seen.delete(taskId)
      else seen.set(taskId, finishedAt)
    },
  }
}

/** True for a task that runs: an earlier success of it counts no more. */
function isTakenBack(task: VideoTask): boolean {
  return !isSettled(task) && task.finishedAt === undefined
}
