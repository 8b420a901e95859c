'use client'

import { useSyncExternalStore } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'
import { draftStore } from './draft-store.ts'
import type { DraftStore } from './draft-store.ts'
import type { FormDraft } from './form-draft.ts'

/** The draft of the forms with this key, wherever they stand, and where it is kept. */
export function useFormDraft(draftKey: string): readonly [FormDraft | undefined, DraftStore] {
  const store = draftStore(useVideoClient(), draftKey)
  return [useSyncExternalStore(store.subscribe, store.read, () => undefined), store]
}
