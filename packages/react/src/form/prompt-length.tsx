'use client'

import type { ReactNode } from 'react'
import { hideVisually } from '../internal/hide-visually.ts'
import { useVideoMessages } from '../messages/video-messages-context.ts'

interface PromptLengthProps {
  id: string
  prompt: string
  /** Code points. */
  limit: number | undefined
}

/** A share of the limit from which on the length is read out. */
const near = 0.9

/** Shows how long the prompt is, and says it to screen readers only near the limit. Renders a `<p>` and a `<span role="status">`. */
export function PromptLength({ id, prompt, limit }: PromptLengthProps): ReactNode {
  const messages = useVideoMessages()
  const length = Array.from(prompt.trim()).length
  const isNear = limit !== undefined && length >= limit * near
  const isOver = limit !== undefined && length > limit
  // Not at every letter: every hundredth of the limit is often enough, and as near.
  const step = Math.max(1, Math.floor((limit ?? 0) / 100))
  const said = Math.floor(length / step) * step
  return (
    <>
      <p id={id} data-slot="video-prompt-form-length" data-over={isOver ? '' : undefined}>
        {length > 0 && messages.promptLength(length, limit)}
      </p>
      <span ref={hideVisually} role="status">
        {isNear && messages.promptLength(said, limit)}
      </span>
    </>
  )
}
