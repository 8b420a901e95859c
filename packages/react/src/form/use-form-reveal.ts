'use client'

import { useEffect, useRef } from 'react'
import { useVideoPromptForm } from './video-prompt-form-context.ts'

/** Calls back when the form is asked to come into view. */
export function useFormReveal(reveal: () => void): void {
  const { onReveal } = useVideoPromptForm('Textarea')
  const latest = useRef(reveal)
  useEffect(() => {
    latest.current = reveal
  })
  useEffect(() => onReveal(() => latest.current()), [onReveal])
}
