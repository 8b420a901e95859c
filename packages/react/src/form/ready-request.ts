import type { Clock, VideoRequest } from '@generated-video/client'
import { asVideoError } from '../internal/as-video-error.ts'
import type { DraftState } from './draft-state.ts'
import type { DraftStore } from './draft-store.ts'
import { linkSize } from './link-size.ts'
import { linkIssues, unseenLinks } from './picture-issues.ts'
import { picturesAtHand } from './pictures-at-hand.ts'

/** Whether a request can be sent as it is: with no picture to prepare, and no link to look at. */
export function isReady(pressed: DraftState, store: DraftStore): boolean {
  const links = unseenLinks(pressed, store.state())
  return links.length === 0 && picturesAtHand(pressed.request).length === 0
}

/**
 * The request with its pictures as the model takes them; `undefined` where one cannot be used, as the store then says,
 * or where something else stands in the form before its links were seen.
 */
export async function readyRequest(
  pressed: DraftState,
  store: DraftStore,
  clock: Clock,
): Promise<VideoRequest | undefined> {
  const links = unseenLinks(pressed, store.state())
  if (links.length > 0) {
    const intent = store.state().draft?.intent.id
    await lookAtLinks(links, store, clock)
    if (store.state().draft?.intent.id !== intent) return undefined
  }
  return linkIssues(pressed, store.state()).length > 0 ? undefined : withPictures(pressed, store)
}

/** A link may have been pasted just before the press. One that this page does not get to see is sent. */
async function lookAtLinks(
  links: readonly string[],
  store: DraftStore,
  clock: Clock,
): Promise<void> {
  const looks = links.map(async (url) => {
    const size = await linkSize(url, clock)
    if (size !== undefined) store.sawLink(url, size)
  })
  await Promise.all(looks)
}

async function withPictures(
  { request, chosen, values }: DraftState,
  store: DraftStore,
): Promise<VideoRequest | undefined> {
  const [first] = picturesAtHand(request)
  if (first === undefined) return request
  // Loaded with the first picture: most videos begin with words alone.
  const made = await import('./prepare-pictures.ts').then(
    ({ preparePictures }) => preparePictures(request, chosen?.model, values.fit),
    (error: unknown) => ({ field: first, error: asVideoError(error, 'invalid_request') }),
  )
  if ('request' in made) return made.request
  store.pictures.refuse(made)
  return undefined
}
