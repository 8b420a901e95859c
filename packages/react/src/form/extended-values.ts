import { VideoError } from '@generated-video/client'
import type { VideoClient, VideoGeneration } from '@generated-video/client'
import { captureFrame } from '../frame/capture-frame.ts'
import { readImage } from '../image/read-image.ts'
import { fromRequest } from './form-values.ts'
import type { VideoFormValues } from './form-values.ts'

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
