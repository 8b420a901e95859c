import { taskBody } from '../task-body.ts'
import type { Answer } from '../answer.ts'
import type { HandlerCall } from '../handler-context.ts'
import type { Route } from '../route.ts'

/** `GET …/video/generations/{id}`: the task as the gateway tells it now, without the video that may stand in there. */
export async function answerStatus(
  { taskId, mount }: Extract<Route, { name: 'status' }>,
  call: HandlerCall,
): Promise<Answer> {
  const { request, upstream, tasks } = call
  const task = await upstream.client.retrieve(tasks.reference(taskId), { signal: request.signal })
  return { headers: upstream.headers(), json: taskBody(task, { ...call, mount }) }
}
