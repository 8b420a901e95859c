import { isRecord } from '../wire/record.ts'
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
 * Writes a request in the gateway's words. What is not set is left out, so that the gateway's default holds. Extra
 * fields win; those in `metadata` over the ones in the library's, one by one.
 *
 * @param model - What the catalogue knows of `request.model`; unknown models are written like Veo.
 * @see Contract §1
 */
export function buildBody(
  request: BuildableRequest,
  model: VideoModel | undefined,
): Readonly<Record<string, unknown>> {
  const { prompt, extra = {} } = request
  const build = model?.buildBody ?? builders[model?.family ?? 'veo']
  const body = setFields({ model: request.model, prompt, ...build(request, model) })
  const whole = { ...body, ...setFields(extra) }
  if (!isRecord(body.metadata)) return whole
  // Without its content, Seedance makes a video of a placeholder. Contract §1.5.
  const more = isRecord(extra.metadata) ? setFields(extra.metadata) : {}
  return { ...whole, metadata: { ...body.metadata, ...more } }
}

function setFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
