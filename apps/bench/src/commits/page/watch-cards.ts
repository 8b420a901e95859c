const movingParts: readonly string[] = [
  '[data-slot="generated-video-progress"]',
  '[data-slot="generated-video-elapsed"]',
]

/** Looks at the cards. */
export interface CardsWatch {
  /**
   * To be called once a second.
   *
   * @throws An `Error` where a card's progress or elapsed time has not moved since the last call.
   */
  look(): void
}

/** Makes sure that every card's progress and elapsed time move. */
export function watchCards(container: Element, count: number): CardsWatch {
  let before: readonly string[] = []
  return {
    look() {
      const now = movingParts.flatMap((part) => {
        const shown = [...container.querySelectorAll(part)].map((element) => element.outerHTML)
        if (shown.length !== count) throw new Error(`${shown.length} of ${count} show ${part}.`)
        return shown
      })
      const still = now.find((shown, place) => shown === before[place])
      if (still !== undefined) throw new Error(`This did not move: ${still}`)
      before = now
    },
  }
}
