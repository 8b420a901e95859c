import { createGenerationId } from '@generated-video/client'

/** A pause, in milliseconds, after which another press means another video. */
const pause = 1000

/** What the user wants now. While the id stays, another press sends nothing. */
export interface GenerationIntent {
  readonly id: string
  /** When its submit was answered, or refused; milliseconds since the Unix epoch. */
  readonly answeredAt?: number | undefined
}

export function newIntent(): GenerationIntent {
  return { id: createGenerationId() }
}

/** What a press now stands for: the same, or a new one where the last was answered a while ago. */
export function intentOfPress(intent: GenerationIntent, now: number): GenerationIntent {
  const { answeredAt } = intent
  if (answeredAt === undefined) return intent
  return isSamePress(answeredAt, now) ? intent : newIntent()
}

/** True so soon after what came of a press that another one still means the same. */
export function isSamePress(answeredAt: number, now: number): boolean {
  const since = now - answeredAt
  return since >= 0 && since < pause
}
