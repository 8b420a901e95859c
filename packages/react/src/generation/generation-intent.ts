import type { Clock } from '@generated-video/client'

const pause = 1000

/** The id of what the user wants now. While it stays, another press sends nothing. */
export interface GenerationIntent {
  /** The id for a press now. New only where the last submit was answered a second ago or more. */
  press(): string
  /** The user wants something else: the next press is a new intent. */
  change(): void
  /** The submit was answered, or refused. */
  answered(): void
}

/** Mints generation ids so that a double press, even one across an answer, is one intent. */
export function createGenerationIntent(clock: Clock): GenerationIntent {
  let id: string | undefined
  let answeredAt: number | undefined
  const renew = () => {
    id = undefined
    answeredAt = undefined
  }

  return {
    press() {
      if (answeredAt !== undefined && clock.now() - answeredAt >= pause) renew()
      return (id ??= newId())
    },
    change: renew,
    answered: () => {
      if (id !== undefined) answeredAt = clock.now()
    },
  }
}

// `randomUUID` exists in secure contexts only.
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
