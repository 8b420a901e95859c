import type { VideoGeneration } from '@generated-video/client'
import { perClient } from '../internal/per-client.ts'

/** What is to be changed in an earlier request, and has the focus then. */
export type ChangedField = 'prompt' | 'model'

/** Puts the request of a generation that was declined where it can be changed, such as into a form. */
type RequestTaker = (generation: VideoGeneration, field: ChangedField) => void

/** The forms of a client's pages. */
interface RequestTakers {
  /** Returns its own undo. */
  add(taker: RequestTaker): () => void
  /** The one that was shown last; `undefined` where there is no form. */
  latest(): RequestTaker | undefined
  /** Calls back where one comes or goes. Returns its own undo. */
  subscribe(listener: () => void): () => void
}

/** Where cards and forms meet: a card may stand far away from the form, or without one. */
export const requestTakers: ReturnType<typeof perClient<RequestTakers>> =
  perClient(createRequestTakers)

function createRequestTakers(): RequestTakers {
  const takers = new Set<RequestTaker>()
  const listeners = new Set<() => void>()
  const notify = () => {
    for (const listener of [...listeners]) listener()
  }
  return {
    add(taker) {
      takers.add(taker)
      notify()
      return () => {
        takers.delete(taker)
        notify()
      }
    },
    latest: () => [...takers].at(-1),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
