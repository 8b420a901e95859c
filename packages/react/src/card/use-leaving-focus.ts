'use client'

import { useContext, useInsertionEffect } from 'react'
import type { RefObject } from 'react'
import { focusable } from '../generation/shown-cards.ts'
import { VideoClientContext } from '../provider/video-client-context.ts'

/**
 * Hands the focus on from a card that leaves the page because its generation was removed: to the next card or the one
 * before, else to the list that they stood in, else to the form.
 */
export function useLeavingFocus(
  card: RefObject<HTMLElement | null>,
  generationId: string | undefined,
): void {
  const client = useContext(VideoClientContext)

  // Of all effects it is undone first, on servers without a warning: the card is still in its place then.
  useInsertionEffect(
    () => () => {
      const isRemoved = generationId !== undefined && !client?.generations.get(generationId)
      if (!isRemoved || !card.current?.contains(document.activeElement)) return
      const places = placesAround(card.current)
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return
        const place = places.find(({ isConnected }) => isConnected)
        if (place) focusable(place).focus()
      })
    },
    [client, card, generationId],
  )
}

const cards = '[data-slot="generated-video"], [data-slot="generated-video-removed"]'
const lists = 'ul, ol, section, main, [role="list"], [role="feed"]'
const field = '[data-slot="video-prompt-form-textarea"]'

/** Where the focus may go on, the best first. */
function placesAround(card: HTMLElement): HTMLElement[] {
  const others = Array.from(document.querySelectorAll<HTMLElement>(cards))
  const at = others.indexOf(card)
  const around = ancestors(card)
  return [
    ...others.slice(at + 1),
    ...others.slice(0, at).reverse(),
    ...around.filter((element) => element.matches(lists)),
    ...document.querySelectorAll<HTMLElement>(field),
    ...around,
  ]
}

function ancestors({ parentElement }: HTMLElement): HTMLElement[] {
  if (!parentElement || parentElement === document.body) return []
  return [parentElement, ...ancestors(parentElement)]
}
