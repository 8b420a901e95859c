import type { VideoTask, VideoTaskReference } from '@generated-video/client'

const mostTasks = 10_000

/** What the handler alone knows of a task: the gateway's own answers rarely say. */
interface SubmittedTask {
  readonly model: string
  /** When the submit arrived, in milliseconds since the Unix epoch. */
  readonly submittedAt: number
  /** The absolute URLs that its request carried. */
  readonly links?: ReadonlySet<string>
}

/** The tasks that were submitted here. */
export interface SubmittedTasks {
  set(taskId: string, task: SubmittedTask): void
  find(taskId: string): SubmittedTask | undefined
  /** The task, with its model and the time of its first success where they are known. */
  reference(taskId: string): VideoTaskReference & Pick<VideoTask, 'finishedAt'>
  /** Takes note of when a task was first seen to be finished without its file. */
  note(task: VideoTask): void
}

/** Keeps the last 10,000. */
export function createSubmittedTasks(): SubmittedTasks {
  const tasks = new Map<string, SubmittedTask>()
  const successes = new Map<string, number>()
  return {
    set: (taskId, task) => setLast(tasks, taskId, task),
    find: (taskId) => tasks.get(taskId),
    reference(taskId) {
      const model = tasks.get(taskId)?.model
      const finishedAt = successes.get(taskId)
      return {
        taskId,
        ...(model !== undefined && { model }),
        ...(finishedAt !== undefined && { finishedAt }),
      }
    },
    note({ taskId, finishedAt }) {
      if (finishedAt !== undefined) setLast(successes, taskId, finishedAt)
    },
  }
}

function setLast<Value>(map: Map<string, Value>, taskId: string, value: Value): void {
  map.delete(taskId)
  map.set(taskId, value)
  const [oldest] = map.keys()
  if (map.size > mostTasks && oldest !== undefined) map.delete(oldest)
}
