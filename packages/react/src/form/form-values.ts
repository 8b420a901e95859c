import { customModel } from '@generated-video/client'
import type { VideoModelCatalog, VideoRequest } from '@generated-video/client'

/** What stands in the form. */
export interface VideoFormValues {
  readonly prompt: string
  readonly model: string
  readonly durationSeconds: number | undefined
  /** As `width:height`. */
  readonly aspectRatio: string | undefined
}

/** Switches the model: what it allows stays, the rest becomes the nearest it allows. */
export function withModel(
  values: VideoFormValues,
  model: string,
  catalog: VideoModelCatalog,
): VideoFormValues {
  const { durations = [], aspectRatios = [] } = catalog[model] ?? {}
  const { durationSeconds, aspectRatio } = values
  return {
    ...values,
    model,
    durationSeconds:
      durationSeconds === undefined ? durations[0] : nearest(durations, durationSeconds),
    aspectRatio: aspectRatios.find((ratio) => ratio === aspectRatio) ?? aspectRatios[0],
  }
}

/** The request that the values stand for. */
export function toRequest({
  prompt,
  model,
  durationSeconds,
  aspectRatio,
}: VideoFormValues): VideoRequest {
  return { prompt: prompt.trim(), model: customModel(model), durationSeconds, aspectRatio }
}

function nearest(allowed: readonly number[], wanted: number): number | undefined {
  return allowed.reduce<number | undefined>(
    (best, next) =>
      best === undefined || Math.abs(next - wanted) < Math.abs(best - wanted) ? next : best,
    undefined,
  )
}
