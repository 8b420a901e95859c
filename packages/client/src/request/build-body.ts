import { seedanceBody } from './seedance-body.ts'
import { soraBody } from './sora-body.ts'
import { veoBody } from './veo-body.ts'
import { wanBody } from './wan-body.ts'
import type { VideoModel, VideoModelFamily } from '../catalog/video-model.ts'
import type { BodyBuilder, BuildableRequest } from './body-builder.ts'

const builders: Readonly<Record<VideoModelFamily, BodyBuilder>> = {
  sora: soraBody,
  veo: veoBody,
  wan: wanBody,
  seedance: seedanceBody,
}

/**
 * Writes a request in the gateway's words. What is not set is left out, so that the gateway's default holds.
 *
 * @param model - What the catalogue knows of `request.model`; unknown models are written like Veo.
 * @see Contract §1
 */
export function buildBody(
  request: BuildableRequest,
  model: VideoModel | undefined,
): Readonly<Record<string, unknown>> {
  const { prompt, extra } = request
  const build = model?.buildBody ?? builders[model?.family ?? 'veo']
  const body = { model: request.model, prompt, ...build(request, model), ...extra }
  return Object.fromEntries(
    Object.entries<unknown>(body).filter(([, value]) => value !== undefined),
  )
}
