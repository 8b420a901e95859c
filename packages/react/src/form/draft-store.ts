import type { VideoClient } from '@generated-video/client'
import { newIntent } from '../generation/generation-intent.ts'
import type { ChangedField } from '../generation/request-takers.ts'
import { perClient } from '../internal/per-client.ts'
import type { FormDraft } from './form-draft.ts'
import type { VideoFormValues } from './form-values.ts'
import { keptDraft } from './kept-draft.ts'
import { createPictureIntake } from './picture-intake.ts'
import type { PictureIntake, PictureState } from './picture-intake.ts'

/** All that is known of the forms with one key. */
export interface DraftStoreState extends PictureState {
  readonly draft: FormDraft | undefined
  /** What stood there before something else was put in its place. */
  readonly replaced: FormDraft | undefined
  /** The ids of the intents that are on their way. */
  readonly underway: readonly string[]
  /** Pixels of linked pictures, as `1280x720`, as far as they were seen. */
  readonly linkSizes: Readonly<Record<string, string>>
}

/** What the forms with one key share, over their comings and goings. The draft outlives a reload too. */
export interface DraftStore {
  /** The same object until something changes. */
  state(): DraftStoreState
  /** True where an earlier life of the page left a draft, whose content it may have sent. */
  readonly isRestored: boolean
  write(draft: FormDraft): void
  /** What stands in the forms now, also where nothing was written yet; `undefined` where there is no form. */
  values(): VideoFormValues | undefined
  /** Lets a form tell what stands in it before anything is written. Returns its own undo. */
  stands(values: () => VideoFormValues): () => void
  /**
   * Puts another request in its place and brings the form into view; `putBack` undoes it until the next change.
   *
   * @param changes - The generation that is asked for once more, changed.
   */
  takeOver(values: VideoFormValues, changes?: ChangedGeneration): void
  putBack(): void
  /** Notes that an intent is on its way. False where it was already. */
  begin(id: string): boolean
  end(id: string): void
  /** Notes when the submit of an intent was answered. */
  answered(id: string, at: number): void
  /** Notes the pixels of a linked picture. */
  sawLink(url: string, size: string): void
  readonly pictures: PictureIntake
  /** Calls back after every change. Returns its own undo. */
  subscribe(listener: () => void): () => void
  /** Asks the form to come into view, such as after an earlier request was put back into it. */
  reveal(field?: ChangedField): void
  /** Calls back when the form is to come into view, with what is to be changed there. Returns its own undo. */
  onReveal(listener: (field: ChangedField) => void): () => void
}

interface ChangedGeneration {
  readonly parentId: string
  /** What is to be changed. */
  readonly field: ChangedField
}

/** Before anything is known. */
export const nothingYet: DraftStoreState = {
  draft: undefined,
  replaced: undefined,
  underway: [],
  linkSizes: {},
  reading: [],
  unusable: [],
}

const draftStores = perClient(() => new Map<string, DraftStore>())

/** The one store of a client's drafts under a key, in the tab's session storage unless the client keeps no requests. */
export function draftStore(client: VideoClient, key: string): DraftStore {
  const ofClient = draftStores(client)
  const store = ofClient.get(key) ?? createDraftStore(client, key)
  ofClient.set(key, store)
  return store
}

function createDraftStore(client: VideoClient, key: string): DraftStore {
  const { scope, keepRequests } = client
  const kept = keepRequests ? keptDraft(`generated-video:${scope}/draft/${key}`) : undefined
  const readers = new Set<() => void>()
  const revealers = new Set<(field: ChangedField) => void>()
  const forms = new Set<() => VideoFormValues>()
  let state: DraftStoreState = { ...nothingYet, draft: kept?.read() }
  const isRestored = state.draft !== undefined
  const pictures = createPictureIntake(set)

  function set(next: Partial<DraftStoreState>) {
    state = { ...state, ...next }
    for (const reader of [...readers]) reader()
  }
  function write(draft: FormDraft, replaced?: FormDraft) {
    kept?.write(draft)
    set({ draft, replaced })
  }
  function values() {
    const [form] = forms
    return state.draft?.values ?? form?.()
  }
  function reveal(field: ChangedField = 'prompt') {
    for (const revealer of [...revealers]) revealer(field)
  }
  /** What is being read, or was refused, was meant for the request that goes. */
  function letGoOfPictures() {
    pictures.cancel()
    pictures.forgive()
  }

  client.onClear(() => {
    kept?.forget()
    letGoOfPictures()
    set({ draft: undefined, replaced: undefined, linkSizes: {} })
  })

  return {
    state: () => state,
    isRestored,
    write: (draft) => write(draft),
    values,
    stands: (form) => added(forms, form),
    takeOver(next, changes) {
      letGoOfPictures()
      const stood = values()
      const unwritten = stood && { values: stood, intent: newIntent() }
      const draft = { values: next, intent: newIntent(), parentId: changes?.parentId }
      // What was written is not lost where requests are put in one after the other.
      write(draft, state.replaced ?? state.draft ?? unwritten)
      reveal(changes?.field)
    },
    putBack() {
      letGoOfPictures()
      if (state.replaced) write(state.replaced)
      reveal()
    },
    begin(id) {
      if (state.underway.includes(id)) return false
      set({ underway: [...state.underway, id] })
      return true
    },
    end: (id) => set({ underway: state.underway.filter((one) => one !== id) }),
    answered(id, at) {
      const mark = (draft: FormDraft | undefined) =>
        draft?.intent.id === id
          ? { ...draft, intent: { id, answeredAt: at }, parentId: undefined }
          : draft
      const draft = mark(state.draft)
      if (draft && draft !== state.draft) kept?.write(draft)
      set({ draft, replaced: mark(state.replaced) })
    },
    sawLink(url, size) {
      if (state.linkSizes[url] !== size) set({ linkSizes: { ...state.linkSizes, [url]: size } })
    },
    pictures,
    subscribe: (reader) => added(readers, reader),
    reveal,
    onReveal: (revealer) => added(revealers, revealer),
  }
}

function added<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
