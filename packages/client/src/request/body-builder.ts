import type { VideoModel } from '../catalog/video-model.ts'
import type { VideoRequestFields } from './video-request.ts'

/** A request as a builder reads it. */
export interface BuildableRequest extends VideoRequestFields {
  model: string
}

/**
 * Writes a request's settings in a gateway's words. `model`, `prompt` and `extra` are written for it, and what is
 * `undefined` is left out, so that the gateway's default holds.
 *
 * @param model - What the catalogue knows of `request.model`; `undefined` where that is nothing.
 */
export type BodyBuilder = (
  request: BuildableRequest,
  model: VideoModel | undefined,
) => Readonly<Record<string, unknown>>
