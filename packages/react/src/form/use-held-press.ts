'use client'

import type { VideoRequest } from '@generated-video/client'
import { useState, useSyncExternalStore } from 'react'
import { isSamePress } from '../generation/generation-intent.ts'
import { shownCards } from '../generation/shown-cards.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import type { DraftStore } from './draft-store.ts'
import type { FormDraft } from './form-draft.ts'
import { heldPress } from './held-press.ts'
import type { HeldPress } from './held-press.ts'

/** `insisted`: it was held before, and is meant as it is. */
export type PressOutcome = 'free' | 'held' | 'insisted'

interface ToldPress extends HeldPress {
  /** What stood in the form. */
  readonly draft: FormDraft | undefined
  /** Milliseconds since the Unix epoch. */
  readonly at: number
}

export interface HeldPresses {
  /** What kept the last press from being sent, as long as that stands. */
  readonly held: HeldPress | undefined
  /**
   * Holds a press back that would send the same once more, and shows where that can be seen to. What was declined is
   * let through at the second press.
   */
  readonly hold: (request: VideoRequest) => PressOutcome
}

/** Keeps a form from sending what was sent before, where nobody knows what became of it, or it was declined. */
export function useHeldPress(store: DraftStore, draft: FormDraft | undefined): HeldPresses {
  const client = useVideoClient()
  const { clock, catalog, generations } = client
  const [told, setTold] = useState<ToldPress>()
  const current = useSyncExternalStore(
    generations.subscribe,
    () => told && generations.get(told.generation.id),
    () => undefined,
  )
  const isTold = told !== undefined && told.draft === draft && told.generation === current

  return {
    held: isTold ? told : undefined,
    hold(request) {
      const standing = store.state().draft
      const intentId = standing?.intent.id
      const held = heldPress(request, { generations: generations.list(), catalog, intentId })
      if (!held) return 'free'
      const now = clock.now()
      const isAgain = told?.generation.id === held.generation.id && told.draft === standing
      if (held.why === 'declined' && isAgain && !isSamePress(told.at, now)) return 'insisted'
      setTold({ ...held, draft: standing, at: isAgain ? told.at : now })
      if (held.why === 'declined') store.reveal('prompt')
      else shownCards(client).reveal(held.generation.id)
      return 'held'
    },
  }
}
