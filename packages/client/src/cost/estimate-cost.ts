import { findModel, modelCatalog } from '../catalog/model-catalog.ts'
import { isOverridden } from '../request/is-overridden.ts'
import { isRecord } from '../wire/record.ts'
import type { VideoModelCatalog } from '../catalog/video-model.ts'
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
  /** On top, for each second of each video with sound. Not known of a model that has no setting for it. */
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
 * @returns `unknown` where a price, or what it depends on, is not known: a length, a resolution, what `extra` or a flag
 *   in Seedance's prompt (`--dur 12`) overrides.
 */
export function estimateCost(
  request: Pick<
    VideoRequestFields,
    'durationSeconds' | 'resolution' | 'audio' | 'count' | 'remixOf' | 'extra'
  > & { model: string; prompt?: string | undefined },
  prices: VideoPrices,
  catalog: VideoModelCatalog = modelCatalog,
): CostEstimate {
  const price = own(prices.models, request.model)
  if (!price) return unknown
  const { count, seconds, resolution, audio } = measured(request, catalog)
  const at = (amount: PriceByResolution | undefined) =>
    amount === undefined ? undefined : priceAt(amount, resolution)
  const parts = [
    price.flat,
    times(at(price.perResult), count),
    times(at(price.perSecond), count * seconds),
    audio === false ? undefined : times(at(price.audioPerSecond), audio ? count * seconds : NaN),
  ].filter((part) => part !== undefined)
  const sum = parts.reduce((sum, part) => sum + part, 0)
  const isKnown = [...parts, sum].every((part) => Number.isFinite(part) && part >= 0)
  if (parts.length === 0 || !isKnown) return unknown
  // Sums of tenths of cents come out with many digits.
  return { kind: 'known', amount: Number(sum.toPrecision(12)), currency: prices.currency }
}

/** `NaN` and `undefined` stand for what is not known. */
interface Measured {
  readonly count: number
  readonly seconds: number
  readonly resolution: string | undefined
  readonly audio: boolean | undefined
}

function measured(
  request: Parameters<typeof estimateCost>[0],
  catalog: VideoModelCatalog,
): Measured {
  const { count = 1, durationSeconds, resolution, audio, remixOf } = request
  const model = own(catalog, request.model)
  // What is usual differs between the models of a family; how a prompt is read does not.
  const family = findModel(catalog, request.model)
  const isElsewhere = (field: Parameters<typeof isOverridden>[0]) =>
    isOverridden(field, request, family)
  // A remix is as long as its source, which is not known here.
  const usual = remixOf === undefined ? (durationSeconds ?? model?.durations[0] ?? NaN) : NaN
  // No setting for it is not silence: the contract has none for Sora, whose videos have sound.
  const usualAudio = audio ?? (model?.audio && model.audio === 'always')
  return {
    // None at all is no request, and not one for nothing.
    count: count > 0 && !isElsewhere('count') ? count : NaN,
    seconds: usual > 0 && !isElsewhere('durationSeconds') ? usual : NaN,
    resolution: isElsewhere('resolution') ? undefined : (resolution ?? model?.resolutions?.[0]),
    audio: isElsewhere('audio') ? undefined : usualAudio,
  }
}

/** Prices may come from JSON, as anything; what is no number is not known. */
function priceAt(amount: unknown, resolution: string | undefined): number {
  const price = isRecord(amount) && resolution !== undefined ? own(amount, resolution) : amount
  return typeof price === 'number' ? price : NaN
}

function times(amount: number | undefined, quantity: number): number | undefined {
  return amount === undefined ? undefined : amount * quantity
}

function own<Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined
}
