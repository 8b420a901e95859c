import { VideoError } from '@generated-video/client'
import type { VideoClient, VideoGeneration } from '@generated-video/client'
import { captureFrame } from '../frame/capture-frame.ts'
import { readImage } from '../image/read-image.ts'
import { fromRequest } from './form-values.ts'
import type { VideoFormValues } from './form-values.ts'

/**
 * The request that goes on where a finished video ends: its last frame is the first of the next.
 *
 * @param models - The first of them that takes a first frame is asked, where the video's own does not.
 */
export async function extendedValues(
  client: VideoClient,
  { request, task, model }: VideoGeneration,
  models: readonly string[],
): Promise<VideoFormValues> {
  const next = [model, ...models].find((id) => client.catalog[id]?.firstFrame)
  if (!task || next === undefined) {
    throw new VideoError('invalid_request', 'No model here takes a first frame.')
  }
  const { blob } = await client.download(task)
  const { url } = await readImage(await captureFrame(blob, 'last'))
  const earlier = request ? fromRequest(request, client.catalog) : { prompt: '' }
  return {
    ...earlier,
    model: next,
    firstFrame: url,
    lastFrame: undefined,
    references: undefined,
    remixOf: undefined,
    seed: undefined,
  }
}
