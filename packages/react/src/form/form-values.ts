import { customModel, ratioOfSize, snapRequest } from '@generated-video/client'
import type {
  RequestChange,
  VideoModel,
  VideoModelCatalog,
  VideoRequest,
  VideoRequestFields,
} from '@generated-video/client'

/** What stands in the form: a request whose pictures are as they were chosen. */
export interface VideoFormValues extends VideoRequestFields {
  readonly model: string
  /** How pictures of another shape than the video's come into its frame. @defaultValue `crop` */
  readonly fit?: 'crop' | 'fit' | undefined
}

/** What the model makes of the values. */
export interface LegalValues {
  readonly values: VideoFormValues
  /** What the model does not take as it was wished for. */
  readonly changes: readonly RequestChange[]
}

/**
 * What is wished for as the model takes it; settings that it always has get its defaults.
 *
 * @param keepSeed - Leaves a seed that the model does not take as it is, for `validateRequest` to refuse.
 */
export function legalValues(
  wished: VideoFormValues,
  catalog: VideoModelCatalog,
  keepSeed = false,
): LegalValues {
  const { fit, seed, ...fields } = shownValues(wished, catalog)
  const keeps = keepSeed && catalog[wished.model]?.seed !== undefined
  const snapped = snapRequest(keeps ? fields : { ...fields, seed }, catalog)
  const { changes } = snapped
  const request = fromRequest(snapped.request, catalog)
  const model = request.remixOf === undefined ? catalog[wished.model] : undefined
  const { durationSeconds, aspectRatio, resolution, size } = request
  const isExact = size !== undefined
  return {
    values: {
      ...request,
      ...(keeps && { seed }),
      fit,
      durationSeconds: durationSeconds ?? model?.durations[0],
      aspectRatio: aspectRatio ?? (isExact ? undefined : model?.aspectRatios[0]),
      resolution: resolution ?? (isExact ? undefined : model?.resolutions?.[0]),
    },
    changes,
  }
}

/** Of a model that nothing is known of no settings are shown, so none of another one's may be sent. */
function shownValues(wished: VideoFormValues, catalog: VideoModelCatalog): VideoFormValues {
  if (Object.hasOwn(catalog, wished.model)) return wished
  const { prompt, model, extra } = wished
  return { prompt, model, extra }
}

/** The request that the values stand for. */
export function toRequest({ prompt, model, fit, ...values }: VideoFormValues): VideoRequest {
  return { ...values, prompt: prompt.trim(), model: customModel(model) }
}

/** An earlier request as a form shows it: exact pixels by the ratio, where the model has one size for each. */
export function fromRequest(request: VideoRequest, catalog: VideoModelCatalog): VideoFormValues {
  const { size, ...others } = request
  const ratio = size === undefined ? undefined : ratioOfSize(size)
  const model = catalog[request.model]
  return ratio !== undefined && model && !choosesSize(model) && model.aspectRatios.includes(ratio)
    ? { ...others, aspectRatio: ratio }
    : request
}

/** Whether a ratio does not say which of the sizes is meant. */
export function choosesSize({ sizes = [], aspectRatios }: VideoModel): boolean {
  return sizes.length > aspectRatios.length
}
