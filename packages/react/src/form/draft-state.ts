import { estimateCost, validateRequest } from '@generated-video/client'
import type {
  CostEstimate,
  RequestChange,
  RequestIssue,
  VideoModelCatalog,
  VideoRequest,
} from '@generated-video/client'
import type { FormDraft } from './form-draft.ts'
import { legalValues, toRequest } from './form-values.ts'
import type { VideoFormValues } from './form-values.ts'
import type { VideoModelChoice } from './use-model-choices.ts'
import type { UseVideoFormOptions } from './video-form.ts'

export interface DraftStateOptions extends Pick<
  UseVideoFormOptions,
  'defaultModel' | 'defaultValues' | 'prices'
> {
  catalog: VideoModelCatalog
  models: readonly VideoModelChoice[]
}

/** All that follows from what stands in a form. */
export interface DraftState {
  readonly chosen: VideoModelChoice | undefined
  /** As it was wished for, whatever the model makes of it. */
  readonly wished: VideoFormValues
  /** As the model takes it. */
  readonly values: VideoFormValues
  readonly changes: readonly RequestChange[]
  readonly request: VideoRequest
  readonly issues: readonly RequestIssue[]
  readonly estimate: CostEstimate
}

/** Reads a draft, or what stands there without one. */
export function draftState(draft: FormDraft | undefined, options: DraftStateOptions): DraftState {
  const { catalog, models, defaultModel = 'sora-2', defaultValues, prices } = options
  const usual = defaultValues?.model ?? defaultModel
  const chosen = chosenModel(models, draft, usual)
  const model = chosen?.id ?? usual
  const wished: VideoFormValues = draft?.values ?? {
    ...defaultValues,
    prompt: defaultValues?.prompt ?? '',
    model,
  }
  const { values, changes } = legalValues({ ...wished, model }, catalog, draft?.seededFor === model)
  const request = toRequest(values)
  return {
    chosen,
    wished,
    values,
    changes,
    request,
    issues: issuesOf(request, chosen, catalog),
    estimate: prices ? estimateCost(request, prices, catalog) : { kind: 'unknown' },
  }
}

function issuesOf(
  request: VideoRequest,
  choice: VideoModelChoice | undefined,
  catalog: VideoModelCatalog,
): readonly RequestIssue[] {
  const found = validateRequest(request, catalog)
  const isSaid = found.some(({ field }) => field === 'model')
  if (!choice?.gone || isSaid) return found
  const message = `The gateway does not offer ${choice.label}.`
  return [{ field: 'model', code: 'gone', message }, ...found]
}

/** What stood there, and was chosen or is not gone; else the usual one, or the first that can be chosen. */
function chosenModel(
  models: readonly VideoModelChoice[],
  draft: FormDraft | undefined,
  usual: string,
): VideoModelChoice | undefined {
  const stood = models.find(({ id }) => id === draft?.values.model)
  const isKept = !stood?.gone || stood.id !== draft?.preselected
  return (
    (isKept ? stood : undefined) ??
    models.find(({ id, gone }) => id === usual && !gone) ??
    models.find(({ gone }) => !gone) ??
    models[0]
  )
}
