import type { VideoTaskReference } from '@generated-video/client'

const mostTasks = 10_000

/** What the handler alone knows of a task: the gateway's own answers rarely say. */
interface SubmittedTask {
  readonly model: string
  /** When the submit arrived, in milliseconds since the Unix epoch. */
  readonly submittedAt: number
}

/** The tasks that were submitted here. */
export interface SubmittedTasks {
  set(taskId: string, task: SubmittedTask): void
  find(taskId: string): SubmittedTask | undefined
  /** The task, with its model where that is known. */
  reference(taskId: string): VideoTaskReference
}

/** Keeps the last 10,000. */
export function createSubmittedTasks(): SubmittedTasks {
  const tasks = new Map<string, SubmittedTask>()
  return {
    set(taskId, task) {
      tasks.delete(taskId)
      tasks.set(taskId, task)
      const [oldest] = tasks.keys()
      if (tasks.size > mostTasks && oldest !== undefined) tasks.delete(oldest)
    },
    find: (taskId) => tasks.get(taskId),
    reference(taskId) {
      const model = tasks.get(taskId)?.model
      return { taskId, ...(model !== undefined && { model }) }
    },
  }
}
