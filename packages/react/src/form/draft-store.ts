import type { VideoClient } from '@generated-video/client'
import { isFormDraft, withoutStrangers } from './form-draft.ts'
import type { FormDraft } from './form-draft.ts'

/** Where a form's draft outlives the form, a reload, and the duplicating of its tab. */
export interface DraftStore {
  /** The same object until something changes. */
  read(): FormDraft | undefined
  write(draft: FormDraft): void
  /** Puts another request in its place and brings the form into view; `putBack` undoes it until the next change. */
  takeOver(draft: FormDraft): void
  /** What stood here before something else was put in its place. */
  replaced(): FormDraft | undefined
  putBack(): void
  /** Calls back after every change. Returns its own undo. */
  subscribe(listener: () => void): () => void
  /** Asks the form to come into view, such as after an earlier request was put back into it. */
  reveal(): void
  /** Calls back when the form is to come into view. Returns its own undo. */
  onReveal(listener: () => void): () => void
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
  const readers = new Set<() => void>()
  const forms = new Set<() => void>()
  let draft = keepRequests ? readKept(name) : undefined
  let before: FormDraft | undefined

  let pictures: unknown

  /** Pictures are large: they are written when they change, not at every letter. */
  function keepInTurn({ values, intent }: FormDraft) {
    const { firstFrame, lastFrame, references, ...words } = values
    keep(name, { values: words, intent })
    const chosen = { firstFrame, lastFrame, references }
    if (isSame(chosen, pictures)) return
    pictures = chosen
    keep(`${name}/pictures`, chosen)
  }

  function write(next: FormDraft, replaced?: FormDraft) {
    draft = next
    before = replaced
    if (keepRequests) keepInTurn(withoutStrangers(next))
    for (const reader of [...readers]) reader()
  }
  function reveal() {
    for (const form of [...forms]) form()
  }

  return {
    read: () => draft,
    write: (next) => write(next),
    takeOver(next) {
      write(next, draft)
      reveal()
    },
    replaced: () => before,
    putBack() {
      if (before) write(before)
      reveal()
    },
    subscribe: (reader) => added(readers, reader),
    reveal,
    onReveal: (form) => added(forms, form),
  }
}

function added(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

// Storage may be blocked, full or written by others: the draft then lives as long as the page.
function readKept(name: string): FormDraft | undefined {
  const draft = parsed(name)
  if (!isFormDraft(draft)) return undefined
  const pictures = parsed(`${name}/pictures`)
  const whole = { ...draft, values: { ...draft.values, ...(pictures as object | null) } }
  return isFormDraft(whole) ? whole : draft
}

function parsed(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}

function keep(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(value))
  } catch {
    // What no longer stands in the form should not come back.
    forget(name)
  }
}

function forget(name: string): void {
  try {
    sessionStorage.removeItem(name)
  } catch {
    return
  }
}

function isSame(one: object, other: unknown): boolean {
  if (typeof other !== 'object' || other === null) return false
  const before = new Map(Object.entries(other))
  return Object.entries(one).every(([name, value]) => before.get(name) === value)
}
