import { modelCatalog } from '../catalog/model-catalog.ts'
import type { VideoModel, VideoModelCatalog } from '../catalog/video-model.ts'
import type { VideoRequestFields } from '../request/video-request.ts'

/** An amount of money, the same for every resolution or one for each. */
export type PriceByResolution = number | Readonly<Record<string, number>>

/** What one model costs. All that is given is added up. */
export interface VideoPrice {
  /** Once for each request. */
  flat?: number
  /** For each video. */
  perResult?: PriceByResolution
  /** For each second of each video. */
  perSecond?: PriceByResolution
  /** On top, for each second of each video with sound. */
  audioPerSecond?: PriceByResolution
}

/** What your gateway takes for each model. */
export interface VideoPrices {
  /** ISO 4217, such as `USD`. */
  currency: string
  /** By model id. */
  models: Readonly<Record<string, VideoPrice>>
}

/** What a request will cost. What is not known is `unknown`, never nothing. */
export type CostEstimate =
  | { readonly kind: 'known'; readonly amount: number; readonly currency: string }
  | { readonly kind: 'unknown' }

const unknown: CostEstimate = { kind: 'unknown' }

/**
 * Estimates what a request will cost. Settings that are not set count as the model's defaults.
 *
 * @param prices - Your gateway's: the library knows none.
 * @param catalog - Such as the client's. Defaults to the built-in one.
 * @returns `unknown` where a price, or the length or resolution that it depends on, is not known.
 */
export function estimateCost(
  request: Pick<
    VideoRequestFields,
    'durationSeconds' | 'resolution' | 'audio' | 'count' | 'remixOf'
  > & { model: string },
  prices: VideoPrices,
  catalog: VideoModelCatalog = modelCatalog,
): CostEstimate {
  const price = Object.hasOwn(prices.models, request.model)
    ? prices.models[request.model]
    : undefined
  if (!price) return unknown
  const { count, seconds, resolution, audio } = measured(request, catalog[request.model])
  const at = (amount: PriceByResolution | undefined) =>
    typeof amount === 'object' ? (amount[resolution ?? ''] ?? NaN) : amount
  const parts = [
    price.flat,
    times(at(price.perResult), count),
    times(at(price.perSecond), count * seconds),
    audio ? times(at(price.audioPerSecond), count * seconds) : undefined,
  ].filter((part) => part !== undefined)
  const amount = parts.reduce((sum, part) => sum + part, 0)
  // Sums of tenths of cents come out with many digits.
  if (parts.length === 0 || !(amount >= 0) || !Number.isFinite(amount)) return unknown
  return { kind: 'known', amount: Number(amount.toFixed(6)), currency: prices.currency }
}

interface Measured {
  readonly count: number
  /** `NaN` where it is not known. */
  readonly seconds: number
  readonly resolution: string | undefined
  readonly audio: boolean
}

function measured(
  { count = 1, durationSeconds, resolution, audio, remixOf }: Parameters<typeof estimateCost>[0],
  model: VideoModel | undefined,
): Measured {
  // A remix is as long as its source, which is not known here.
  const usual = remixOf === undefined ? (durationSeconds ?? model?.durations[0]) : undefined
  return {
    count,
    seconds: usual ?? NaN,
    resolution: resolution ?? model?.resolutions?.[0],
    audio: audio ?? model?.audio === 'always',
  }
}

function times(amount: number | undefined, quantity: number): number | undefined {
  return amount === undefined ? undefined : amount * quantity
}
