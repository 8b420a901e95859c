import type { VideoGeneration, VideoModelCatalog, VideoRequest } from '@generated-video/client'
import { hashKey } from '@tanstack/react-query'
import { failureOf, isDeclined, namesTask } from '../generation/generation-failure.ts'
import { fromRequest, legalValues, toRequest } from './form-values.ts'

/** Why a press sends nothing: the same was sent before. */
export interface HeldPress {
  /** What it was sent as. */
  readonly generation: VideoGeneration
  /**
   * `unanswered`: it may have been accepted, which its card can check. `declined`: as it stands, it would be declined
   * again.
   */
  readonly why: 'unanswered' | 'declined'
}

export interface HeldPressOptions {
  /** Newest first. */
  generations: readonly VideoGeneration[]
  catalog: VideoModelCatalog
  /** The intent that the form stands for. */
  intentId: string | undefined
}

/** What keeps a request from being sent once more; `undefined` where nothing does. */
export function heldPress(
  request: VideoRequest,
  { generations, catalog, intentId }: HeldPressOptions,
): HeldPress | undefined {
  const sent = generations.find(({ id }) => id === intentId)?.request
  const generation = generations.find(
    (one) =>
      one.id === intentId || isSame(one.request, sent) || isSame(one.request, request, catalog),
  )
  if (!generation) return undefined
  if (generation.state === 'submit_unknown' || namesTask(generation))
    return { generation, why: 'unanswered' }
  return isDeclined(failureOf(generation)) ? { generation, why: 'declined' } : undefined
}

/** @param catalog - Compares what a form makes of them. */
function isSame(
  one: VideoRequest | undefined,
  other: VideoRequest | undefined,
  catalog?: VideoModelCatalog,
): boolean {
  if (!one || !other || one.model !== other.model) return false
  // Pictures are large: they are looked at last.
  if (one.prompt.trim() !== other.prompt.trim()) return false
  const [first, second] = [one, other].map((each) => (catalog ? inForm(each, catalog) : each))
  return hashKey([first]) === hashKey([second])
}

function inForm(request: VideoRequest, catalog: VideoModelCatalog): VideoRequest {
  return toRequest(legalValues(fromRequest(request, catalog), catalog).values)
}
