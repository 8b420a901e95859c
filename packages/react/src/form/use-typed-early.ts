'use client'

import { useCallback, useEffect, useRef } from 'react'
import { useHydrated } from '../internal/use-hydrated.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import { changedControls } from './changed-controls.ts'
import { draftStore } from './draft-store.ts'
import type { VideoFormValues } from './form-values.ts'
import type { VideoForm } from './video-form.ts'

/**
 * Takes over what was typed and chosen in a server's markup before the page could hear of it. It stands before an
 * earlier draft, which can be put back.
 *
 * @returns The form element's ref.
 */
export function useTypedEarly(
  { change, values }: Pick<VideoForm, 'change' | 'values'>,
  draftKey = 'prompt',
): (form: HTMLFormElement | null) => void {
  const client = useVideoClient()
  const hydrated = useHydrated()
  const early = useRef<Partial<VideoFormValues>>(undefined)

  useEffect(() => {
    const typed = early.current ?? {}
    early.current = {}
    if (Object.keys(typed).length === 0) return
    const store = draftStore(client, draftKey)
    const { draft } = store.state()
    if (draft?.values.prompt) store.takeOver({ ...draft.values, ...typed })
    else change({ ...values, ...typed })
  })

  // When it is called the markup still stands as the visitor left it.
  return useCallback(
    (form) => {
      if (form && !hydrated) early.current ??= changedControls(form)
    },
    [hydrated],
  )
}
