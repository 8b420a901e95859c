'use client'

import { useSyncExternalStore } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'
import { draftStore, nothingYet } from './draft-store.ts'
import type { DraftStore, DraftStoreState } from './draft-store.ts'

/** What the forms with this key share, and where. */
export function useFormDraft(draftKey: string): readonly [DraftStoreState, DraftStore] {
  const store = draftStore(useVideoClient(), draftKey)
  return [useSyncExternalStore(store.subscribe, store.state, () => nothingYet), store]
}
