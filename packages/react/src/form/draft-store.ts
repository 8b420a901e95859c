import type { VideoClient } from '@generated-video/client'
import { isFormDraft } from './form-draft.ts'
import type { FormDraft } from './form-draft.ts'

/** Where a form's draft outlives the form, a reload, and the duplicating of its tab. */
export interface DraftStore {
  /** The same object until something changes. */
  read(): FormDraft | undefined
  write(draft: FormDraft): void
  /** Calls back after every change. Returns its own undo. */
  subscribe(listener: () => void): () => void
}

const stores = new WeakMap<VideoClient, Map<string, DraftStore>>()

/** The one store of a client's drafts under a key, in the tab's session storage unless the client keeps no requests. */
export function draftStore(client: VideoClient, key: string): DraftStore {
  const ofClient = stores.get(client) ?? new Map<string, DraftStore>()
  stores.set(client, ofClient)
  const store = ofClient.get(key) ?? createDraftStore(client, key)
  ofClient.set(key, store)
  return store
}

function createDraftStore({ scope, keepRequests }: VideoClient, key: string): DraftStore {
  const name = `generated-video:${scope}/draft/${key}`
  const listeners = new Set<() => void>()
  let draft = keepRequests ? readKept(name) : undefined

  return {
    read: () => draft,
    write(next) {
      draft = next
      if (keepRequests) keep(name, next)
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

// Storage may be blocked, full or written by others: the draft then lives as long as the page.
function readKept(name: string): FormDraft | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null')
    return isFormDraft(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

function keep(name: string, draft: FormDraft): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(draft))
  } catch {
    return
  }
}
