import { perClient } from '../internal/per-client.ts'

/** The cards that are on the page, by the id of their generation. */
interface ShownCards {
  /** Notes a card. Returns its own undo. */
  add(generationId: string, card: HTMLElement): () => void
  /** Brings a generation's card into view and moves the focus there. False where there is none. */
  reveal(generationId: string): boolean
}

export const shownCards: ReturnType<typeof perClient<ShownCards>> = perClient(createShownCards)

function createShownCards(): ShownCards {
  const cards = new Map<HTMLElement, string>()
  return {
    add(generationId, card) {
      cards.set(card, generationId)
      return () => cards.delete(card)
    },
    reveal(generationId) {
      const [card] = [...cards].find(([, id]) => id === generationId) ?? []
      if (!card) return false
      focusable(card).focus()
      return true
    },
  }
}

/** An element that is no control, once it may have the focus. */
export function focusable(element: HTMLElement): HTMLElement {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1
  return element
}
