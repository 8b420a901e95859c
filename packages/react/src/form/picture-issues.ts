import { sizeOf } from '@generated-video/client'
import type { RequestIssue } from '@generated-video/client'
import type { DraftState } from './draft-state.ts'
import type { DraftStoreState } from './draft-store.ts'
import { isOffered } from './offered-fields.ts'
import type { PictureField } from './picture-intake.ts'
import { isAtHand } from './pictures-at-hand.ts'

type PictureIssue = RequestIssue & { field: PictureField }
type StateWithPictures = Pick<DraftState, 'values' | 'chosen'>
type LinkSizes = Pick<DraftStoreState, 'linkSizes'>

/**
 * What keeps a form from being sent for the sake of its pictures, of the fields that the model has: without the one
 * that was meant, another video would be paid for.
 */
export function pictureIssues(
  state: StateWithPictures,
  standing: Pick<DraftStoreState, 'reading' | 'unusable' | 'linkSizes'>,
): readonly RequestIssue[] {
  const { values, chosen } = state
  const found = [...intakeIssues(standing), ...linkIssues(state, standing)]
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

/** The links whose pixels matter, and were not seen yet. */
export function unseenLinks(
  { values, chosen }: StateWithPictures,
  { linkSizes }: LinkSizes,
): readonly string[] {
  if (!chosen?.model?.image?.exactSize) return []
  const links = [values.firstFrame, values.lastFrame].filter((url) => url !== undefined)
  return links.filter((url) => !isAtHand(url) && linkSizes[url] === undefined)
}

/** Of a model that takes pictures of exactly the video's pixels, the gateway would refuse others. */
export function linkIssues(
  { values, chosen }: StateWithPictures,
  { linkSizes }: LinkSizes,
): readonly PictureIssue[] {
  const model = chosen?.model
  const wanted = model?.image?.exactSize ? sizeOf(values, model) : undefined
  if (wanted === undefined) return []
  return (['firstFrame', 'lastFrame'] as const).flatMap((field) => {
    const size = linkSizes[values[field] ?? '']
    if (size === undefined || size === wanted) return []
    const message = `The linked picture has ${size} pixels, not ${wanted}.`
    return [{ field, code: 'not_allowed', message, allowed: [wanted] }]
  })
}
