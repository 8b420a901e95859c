import { VideoError } from '@generated-video/client'
import type { VideoClient, VideoGeneration, VideoModelCatalog } from '@generated-video/client'
import { captureFrame } from '../frame/capture-frame.ts'
import { readImage } from '../image/on-use.ts'
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

/** A video to go on from. */
export interface EndedVideo {
  generation: VideoGeneration
  result?: number | undefined
}

/**
 * What goes on where a finished video ends: its last frame is the first of the next.
 *
 * @param video - `result` tells which of a task's videos, from 0.
 * @param now - What stands in the form: its prompt is left, its model is asked where the video's own takes no frames.
 * @throws {@link VideoError} `invalid_request` where no model takes frames, and what `client.download` and
 * `captureFrame` throw.
 */
export async function extendedValues(
  client: VideoClient,
  { generation, result = 0 }: EndedVideo,
  now: VideoFormValues | undefined,
): Promise<VideoFormValues> {
  const { catalog } = client
  const { request, task, model } = generation
  const usual = Object.keys(catalog).filter((id) => !catalog[id]?.gone && !catalog[id]?.sibling)
  const next = [model, now?.model ?? model, ...usual].find((id) => catalog[id]?.firstFrame)
  if (!task || next === undefined) {
    throw new VideoError('invalid_request', 'No model here takes a first frame.')
  }
  const { blob } = await client.download(task, { result })
  const { url } = await readImage(await captureFrame(blob, 'last'))
  const earlier = request ? fromRequest(request, catalog) : { prompt: '' }
  return {
    ...earlier,
    prompt: now?.prompt || earlier.prompt,
    model: next,
    firstFrame: url,
    lastFrame: undefined,
    references: undefined,
    remixOf: undefined,
    seed: undefined,
  }
}
