/** A query key of this library; the client's scope is its second element. */
export type VideoKey = readonly ['generated-video', scope: string, ...rest: string[]]

/** The query keys, by the client's `scope`, so that accounts never mix in one cache. */
export const videoKeys: {
  /** Prefix of all the others. */
  all: (scope: string) => VideoKey
  task: (scope: string, taskId: string) => VideoKey
  /** @param result - Which of the task's results, from 0; the first without it. */
  file: (scope: string, taskId: string, result?: number) => VideoKey
  models: (scope: string) => VideoKey
  /** The mutation that submits. */
  submit: (scope: string) => VideoKey
} = {
  all: (scope) => ['generated-video', scope],
  task: (scope, taskId) => ['generated-video', scope, 'task', taskId],
  file: (scope, taskId, result = 0) =>
    result === 0
      ? ['generated-video', scope, 'file', taskId]
      : ['generated-video', scope, 'file', taskId, String(result)],
  models: (scope) => ['generated-video', scope, 'models'],
  submit: (scope) => ['generated-video', scope, 'submit'],
}
