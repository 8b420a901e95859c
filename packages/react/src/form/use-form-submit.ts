'use client'

import type { VideoRequest } from '@generated-video/client'
import { intentOfPress, newIntent } from '../generation/generation-intent.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import type { DraftState } from './draft-state.ts'
import type { DraftStore } from './draft-store.ts'
import { isReady, readyRequest } from './ready-request.ts'
import type { PressOutcome } from './use-held-press.ts'
import type { UseVideoFormOptions } from './video-form.ts'

interface FormSubmitOptions extends Pick<
  UseVideoFormOptions,
  'generate' | 'onBeforeSubmit' | 'onGenerated'
> {
  store: DraftStore
  /** Holds a request back that was sent before, and says so. */
  hold: (request: VideoRequest) => PressOutcome
  /** Called where what is amiss turned out after the press. */
  onRefused: () => void
}

/** What the app says to a submit; only `false` stops it. */
type Answer = boolean | Promise<boolean | undefined>

/** Gives what submits a form, once per intent: it asks the app, prepares the pictures, sends. */
export function useFormSubmit(options: FormSubmitOptions): (pressed: DraftState) => void {
  const { store, hold, generate, onBeforeSubmit, onGenerated, onRefused } = options
  const { clock, generations, submit } = useVideoClient()
  const { end } = store

  return (pressed) => {
    const { draft, underway } = store.state()
    const due = intentOfPress(draft?.intent ?? newIntent(), clock.now())
    // So soon after its answer it is the same press.
    if (due.answeredAt !== undefined || underway.includes(due.id)) return
    const outcome = hold(pressed.request)
    if (outcome === 'held') return
    const intent = outcome === 'insisted' ? newIntent() : due
    const { id } = intent
    store.begin(id)
    store.write({ ...draft, values: pressed.wished, intent })
    const send = (ready: VideoRequest) => {
      const options = { generationId: id, parentId: draft?.parentId }
      void submitted(ready, options).finally(() => end(id))
    }
    const allowed = asked(pressed, id)
    // Nothing to wait for: what is sent is sent in the press itself.
    if (allowed === true && !earlierLife() && isReady(pressed, store)) return send(pressed.request)
    // What fails here is the app's own.
    prepared(pressed, allowed, id).then((ready) => {
      if (!ready) return
      // With its pictures prepared, or what was sent before known, it may turn out to be the same.
      if (outcome === 'free' && hold(ready) === 'held') end(id)
      else send(ready)
    }, reportError)
  }

  /** Until it is known what an earlier life of the page has sent of what it left in the form. */
  function earlierLife(): Promise<void> | undefined {
    return store.isRestored ? generations.whenRestored() : undefined
  }

  function asked({ request, estimate }: DraftState, id: string): Answer {
    try {
      return onBeforeSubmit?.(request, estimate) ?? true
    } catch (error) {
      end(id)
      throw error
    }
  }

  /** The request to send; `undefined` where it was stopped, or a picture cannot be used. */
  async function prepared(
    pressed: DraftState,
    allowed: Answer,
    id: string,
  ): Promise<VideoRequest | undefined> {
    let ready: VideoRequest | undefined
    try {
      if ((await allowed) === false) return undefined
      await earlierLife()
      ready = await readyRequest(pressed, store, clock)
      const isStanding = store.state().draft?.intent.id === id
      if (!ready && isStanding) onRefused()
      return ready
    } finally {
      if (!ready) end(id)
    }
  }

  async function submitted(
    ready: VideoRequest,
    { generationId: id, parentId }: { generationId: string; parentId: string | undefined },
  ): Promise<void> {
    const answer = (generate ?? submit)(ready, { generationId: id, parentId })
    // What goes wrong stands on the generation, which may also be removed while it waits.
    answer.catch(() => undefined)
    onGenerated?.(id)
    const answered = () => store.answered(id, clock.now())
    // In the queue it is as good as answered: the next one may be asked for.
    if (generations.get(id)?.state === 'waiting') return answered()
    await answer.catch(() => undefined)
    answered()
  }
}
