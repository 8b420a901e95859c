import { sizeOf } from './size-of.ts'
import type { BodyBuilder } from './body-builder.ts'

/**
 * Contract §1.4. The gateway's page shows no JSON names: they are its sibling's, and `style` as the page calls it. The
 * page writes sizes with an `x`; the asterisk is the vendor's, and the sibling's.
 */
export const wanBody: BodyBuilder = (request, model) => ({
  duration: request.durationSeconds,
  size: sizeOf(request, model)?.replace('x', '*'),
  resolution: request.resolution,
  style: request.style,
  image: request.firstFrame,
  generate_audio: request.audio,
  negative_prompt: request.negativePrompt,
  seed: request.seed,
})
