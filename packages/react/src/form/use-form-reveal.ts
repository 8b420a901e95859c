'use client'

import { useEffect, useRef } from 'react'
import type { ChangedField } from '../generation/request-takers.ts'
import { useVideoPromptForm } from './video-prompt-form-context.ts'

/** Calls back when the form is asked to come into view, so that a field can be changed. */
export function useFormReveal(field: ChangedField, reveal: () => void): void {
  const { onReveal } = useVideoPromptForm('Textarea')
  const latest = useRef(reveal)
  useEffect(() => {
    latest.current = reveal
  })
  useEffect(
    () =>
      onReveal((wanted) => {
        if (wanted === field) latest.current()
      }),
    [field, onReveal],
  )
}
