import { modelCatalog } from '@generated-video/client'
import type { VideoModelCatalog } from '@generated-video/client'

/** Polling and estimates follow the typical times, so they speed up with the mock, in the page and its handler. */
export function catalogAtSpeed(speed: number): VideoModelCatalog {
  return Object.fromEntries(
    Object.entries<VideoModelCatalog[string]>(modelCatalog).map(([id, model]) => {
      const { p50, p90 } = model.typicalTime
      return [id, { ...model, typicalTime: { p50: p50 / speed, p90: p90 / speed } }]
    }),
  )
}
