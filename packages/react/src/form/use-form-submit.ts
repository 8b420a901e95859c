'use client'

import type { VideoRequest } from '@generated-video/client'
import { useState } from 'react'
import { asVideoError } from '../internal/as-video-error.ts'
import { intentOfPress, newIntent } from '../generation/generation-intent.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import type { DraftState } from './draft-state.ts'
import type { DraftStore } from './draft-store.ts'
import { picturesAtHand } from './pictures-at-hand.ts'
import type { UnusablePicture } from './use-picture-intake.ts'
import type { UseVideoFormOptions } from './video-form.ts'

interface FormSubmitOptions extends Pick<
  UseVideoFormOptions,
  'generate' | 'onBeforeSubmit' | 'onGenerated'
> {
  store: DraftStore
  /** Called with a picture that turns out not to be usable. */
  refuse: (picture: UnusablePicture) => void
}

interface FormSubmit {
  /** Submits what was pressed, once per intent. */
  readonly submit: (pressed: DraftState) => void
  /** Whether an intent is on its way. */
  readonly underway: (id: string) => boolean
}

/** Submits a form: asks the app, prepares the pictures, sends. */
export function useFormSubmit(options: FormSubmitOptions): FormSubmit {
  const { store, generate, onBeforeSubmit, onGenerated, refuse } = options
  const { clock, generations, submit } = useVideoClient()
  const { underway, begin, end } = useUnderway()

  return {
    underway,
    submit(pressed) {
      const intent = intentOfPress(store.read()?.intent ?? newIntent(), clock.now())
      const { id, answeredAt } = intent
      // So soon after its answer it is the same press.
      if (answeredAt !== undefined || !begin(id)) return
      store.write({ values: pressed.wished, intent })
      const send = (ready: VideoRequest) => void submitted(ready, id).finally(() => end(id))
      const allowed = asked(pressed, id)
      // Nothing to wait for: what is sent is sent in the press itself.
      if (allowed === true && picturesAtHand(pressed.request).length === 0)
        return send(pressed.request)
      void prepared(pressed, allowed).then(
        (ready) => (ready ? send(ready) : end(id)),
        () => end(id),
      )
    },
  }

  function asked({ request, estimate }: DraftState, id: string): boolean | Promise<boolean> {
    try {
      return onBeforeSubmit?.(request, estimate) ?? true
    } catch (error) {
      end(id)
      throw error
    }
  }

  /** The request to send; `undefined` where it was stopped, or a picture cannot be used. */
  async function prepared(
    { request, chosen, values }: DraftState,
    allowed: boolean | Promise<boolean>,
  ): Promise<VideoRequest | undefined> {
    if (!(await allowed)) return undefined
    const [first] = picturesAtHand(request)
    if (first === undefined) return request
    // Loaded with the first picture: most videos begin with words alone.
    const made = await import('./prepare-pictures.ts').then(
      ({ preparePictures }) => preparePictures(request, chosen?.model, values.fit),
      (error: unknown) => ({ field: first, error: asVideoError(error, 'invalid_request') }),
    )
    if ('request' in made) return made.request
    refuse(made)
    return undefined
  }

  async function submitted(ready: VideoRequest, id: string): Promise<void> {
    const answer = (generate ?? submit)(ready, { generationId: id })
    onGenerated?.(id)
    const answered = () => {
      const now = store.read()
      if (now?.intent.id !== id) return
      store.write({ ...now, intent: { id, answeredAt: clock.now() } })
    }
    // In the queue it is as good as answered: the next one may be asked for.
    if (generations.get(id)?.state === 'waiting') return answered()
    // What went wrong stands on the generation.
    await answer.catch(() => undefined)
    answered()
  }
}

/** Which wishes are on their way, known at once and not only after the next render. */
function useUnderway() {
  const [ids] = useState(() => new Set<string>())
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  return {
    underway: (id: string) => shown.has(id),
    /** False where it was on its way already. */
    begin(id: string) {
      if (ids.has(id)) return false
      setShown(new Set(ids.add(id)))
      return true
    },
    end(id: string) {
      ids.delete(id)
      setShown(new Set(ids))
    },
  }
}
