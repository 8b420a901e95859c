/** A query key of this library; the client's scope is its second element. */
export type VideoKey = readonly ['generated-video', scope: string, ...rest: string[]]

/** The query keys, by the client's `scope`, so that accounts never mix in one cache. */
export const videoKeys: {
  /** Prefix of all the others. */
  all: (scope: string) => VideoKey
  task: (scope: string, taskId: string) => VideoKey
  file: (scope: string, taskId: string) => VideoKey
  models: (scope: string) => VideoKey
  /** The mutation that submits. */
  submit: (scope: string) => VideoKey
} = {
  all: (scope) => ['generated-video', scope],
  task: (scope, taskId) => ['generated-video', scope, 'task', taskId],
  file: (scope, taskId) => ['generated-video', scope, 'file', taskId],
  models: (scope) => ['generated-video', scope, 'models'],
  submit: (scope) => ['generated-video', scope, 'submit'],
}
