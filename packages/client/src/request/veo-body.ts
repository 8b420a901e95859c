import type { BodyBuilder } from './body-builder.ts'

/** Contract §1.3. In camelCase: one revision of the gateway's code reads no other names. */
export const veoBody: BodyBuilder = (request) => ({
  durationSeconds: request.durationSeconds,
  aspectRatio: request.aspectRatio,
  resolution: request.resolution,
  image: request.firstFrame,
  lastFrame: request.lastFrame,
  generateAudio: request.audio,
  sampleCount: request.count,
  addWatermark: request.watermark,
  negativePrompt: request.negativePrompt,
  seed: request.seed,
})
