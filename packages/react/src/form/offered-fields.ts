import type { VideoModel } from '@generated-video/client'
import { choosesSize } from './form-values.ts'
import type { VideoFormValues } from './form-values.ts'

/** Whether a field makes sense: the model has the setting, and nothing else that was chosen rules it out. */
export function isOffered(
  field: keyof VideoFormValues,
  { remixOf, firstFrame, lastFrame, references = [] }: VideoFormValues,
  model: VideoModel | undefined,
): boolean {
  if (field === 'model' || field === 'prompt') return true
  // Only the prompt reaches the model then. Contract §1.2.
  if (!model || remixOf !== undefined) return false
  const hasFrames = firstFrame !== undefined || lastFrame !== undefined
  switch (field) {
    case 'durationSeconds':
      return model.durations.length > 0
    case 'aspectRatio':
      return model.aspectRatios.length > 0
    case 'resolution':
      return Boolean(model.resolutions?.length)
    case 'size':
      return choosesSize(model)
    case 'style':
      return Boolean(model.styles?.length)
    case 'firstFrame':
      return model.firstFrame === true && references.length === 0
    case 'lastFrame':
      return model.lastFrame === true && hasFrames
    case 'references':
      return Boolean(model.references) && !hasFrames
    case 'fit':
      return hasFrames
    case 'audio':
      return model.audio === 'optional'
    case 'seed':
      return model.seed !== undefined
    case 'count':
      return (model.count ?? 1) > 1
    case 'negativePrompt':
    case 'watermark':
      return model[field] === true
    default:
      return false
  }
}
