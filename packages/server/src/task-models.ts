import type { VideoTaskReference } from '@generated-video/client'

const mostTasks = 10_000

/** Which model each task was submitted for: the gateway's own answers rarely say. */
export interface TaskModels {
  set(taskId: string, model: string): void
  /** The task, with its model where that is known. */
  reference(taskId: string): VideoTaskReference
}

/** Keeps the last 10,000. */
export function createTaskModels(): TaskModels {
  const models = new Map<string, string>()
  return {
    set(taskId, model) {
      models.delete(taskId)
      models.set(taskId, model)
      const [oldest] = models.keys()
      if (models.size > mostTasks && oldest !== undefined) models.delete(oldest)
    },
    reference(taskId) {
      const model = models.get(taskId)
      return { taskId, ...(model !== undefined && { model }) }
    },
  }
}
