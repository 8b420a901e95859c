import type { VideoGeneration, VideoModelCatalog } from '@generated-video/client'
import { fromRequest } from './form-values.ts'
import type { VideoFormValues } from './form-values.ts'

/** What was asked for, to be asked again; `undefined` where it was not kept. */
export function reusedValues(
  { request }: VideoGeneration,
  catalog: VideoModelCatalog,
): VideoFormValues | undefined {
  return request && fromRequest(request, catalog)
}

/** The same video, to be changed by another prompt; `undefined` before there is one. */
export function remixedValues({
  request,
  model,
  task,
}: VideoGeneration): VideoFormValues | undefined {
  return task && { prompt: request?.prompt ?? '', model, remixOf: task.taskId }
}
