import { sizeOf } from '@generated-video/client'
import type { RequestIssue, VideoModel } from '@generated-video/client'
import type { DraftState } from './draft-state.ts'
import type { DraftStoreState } from './draft-store.ts'
import { isOffered } from './offered-fields.ts'
import type { PictureField } from './picture-intake.ts'

type PictureIssue = RequestIssue & { field: PictureField }

/**
 * What keeps a form from being sent for the sake of its pictures, of the fields that the model has: without the one
 * that was meant, another video would be paid for.
 */
export function pictureIssues(
  { values, chosen }: Pick<DraftState, 'values' | 'chosen'>,
  standing: Pick<DraftStoreState, 'reading' | 'unusable' | 'linkSizes'>,
): readonly RequestIssue[] {
  const found = [
    ...intakeIssues(standing),
    ...linkIssues(values, chosen?.model, standing.linkSizes),
  ]
  return found.filter(({ field }) => isOffered(field, values, chosen?.model))
}

/** While pictures are read, or were refused and not yet left out. */
function intakeIssues({
  reading,
  unusable,
}: Pick<DraftStoreState, 'reading' | 'unusable'>): readonly PictureIssue[] {
  const fields = new Map<PictureField, string>()
  for (const { field } of unusable) fields.set(field, 'The picture cannot be used.')
  for (const { field } of reading) fields.set(field, 'The picture is still being read.')
  return Array.from(fields, ([field, message]) => ({ field, code: 'not_allowed', message }))
}

/** Of a model that takes pictures of exactly the video's pixels, the gateway would refuse others. */
function linkIssues(
  values: DraftState['values'],
  model: VideoModel | undefined,
  sizes: DraftStoreState['linkSizes'],
): readonly PictureIssue[] {
  const wanted = model?.image?.exactSize ? sizeOf(values, model) : undefined
  if (wanted === undefined) return []
  return (['firstFrame', 'lastFrame'] as const).flatMap((field) => {
    const size = sizes[values[field] ?? '']
    if (size === undefined || size === wanted) return []
    const message = `The linked picture has ${size} pixels, not ${wanted}.`
    return [{ field, code: 'not_allowed', message, allowed: [wanted] }]
  })
}
