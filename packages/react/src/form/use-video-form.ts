'use client'

import type { VideoClient } from '@generated-video/client'
import { useEffect, useRef, useState } from 'react'
import { newIntent } from '../generation/generation-intent.ts'
import { requestTakers } from '../generation/request-takers.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import { draftState } from './draft-state.ts'
import type { DraftState } from './draft-state.ts'
import type { DraftStore, DraftStoreState } from './draft-store.ts'
import { remixedValues, reusedValues } from './earlier-request.ts'
import type { FormDraft } from './form-draft.ts'
import type { VideoFormValues } from './form-values.ts'
import { isOffered } from './offered-fields.ts'
import type { PictureField } from './picture-intake.ts'
import { pictureIssues } from './picture-issues.ts'
import { useFormDraft } from './use-form-draft.ts'
import { useFormSubmit } from './use-form-submit.ts'
import { useHeldPress } from './use-held-press.ts'
import { useModelChoices } from './use-model-choices.ts'
import type { UseVideoFormOptions, VideoForm } from './video-form.ts'

/**
 * Holds what stands in a form, over reloads too, offers what the model takes, and submits it once per intent: the form
 * without its looks. Forms with the same `draftKey` share what stands in them.
 *
 * @throws An `Error` where no `VideoProvider` stands above.
 */
export function useVideoForm(options: UseVideoFormOptions = {}): VideoForm {
  const { draftKey = 'prompt' } = options
  const client = useVideoClient()
  const { catalog } = client
  const models = useModelChoices(options.models)
  const [standing, store] = useFormDraft(draftKey)
  const { pictures } = store
  const { draft, reading, unusable } = standing
  const [attempted, setAttempted] = useState(false)
  const [switched, setSwitched] = useState(false)

  const stateOf = (kept: FormDraft | undefined) => draftState(kept, { ...options, catalog, models })
  const shown = stateOf(draft)
  const { chosen, values, changes, estimate } = shown
  const isMoved = draft?.preselected !== undefined && chosen?.id !== draft.preselected
  /** As it stands now: more may have changed since the last render. */
  const now = () => stateOf(store.state().draft)
  const change = (next: Partial<VideoFormValues>) => {
    const { wished, values } = now()
    const { draft: before } = store.state()
    const seededFor = 'seed' in next ? wished.model : before?.seededFor
    const { parentId } = before ?? {}
    const stood = before ? before.preselected : wished.model
    const preselected = 'model' in next ? undefined : stood
    const meant = { preselected, seededFor, parentId }
    const changed = { values: { ...wished, ...next }, intent: newIntent(), ...meant }
    setSwitched(false)
    // Another wish has another id, at once: a tab that is duplicated from here on means the same one.
    const isSame = isEqual(stateOf(changed).values, values)
    store.write(isSame && before ? { ...changed, intent: before.intent } : changed)
  }
  const takeOver = (next: VideoFormValues | undefined) => {
    setSwitched(false)
    if (next) store.takeOver(next)
  }
  useStanding(store, () => now().wished)
  useRequestTaker(client, store)
  const { held, hold } = useHeldPress(store, draft)
  const submit = useFormSubmit({ ...options, store, hold, onRefused: () => setAttempted(true) })
  const issuesOf = (state: DraftState, store: DraftStoreState) => [
    ...state.issues,
    ...pictureIssues(state, store),
  ]
  const issues = issuesOf(shown, standing)

  return {
    values,
    models,
    model: chosen?.model,
    offers: (field) => isOffered(field, values, chosen?.model),
    changes: switched || standing.replaced || isMoved ? changes : [],
    issues,
    issueOf(field) {
      const issue = issues.find((one) => one.field === field)
      return attempted || issue?.code === 'too_long' ? issue : undefined
    },
    reading,
    unusable,
    estimate,
    // Another wish may be sent while the last one is on its way.
    sending: draft !== undefined && standing.underway.includes(draft.intent.id),
    change(next) {
      // Of two that exclude each other the last one counts.
      const isExact = next.aspectRatio === undefined && next.resolution === undefined
      change(isExact ? next : { size: undefined, ...next })
    },
    changeModel(next) {
      change({ model: next })
      setSwitched(true)
    },
    takePicture(field, source) {
      const put = (url: string) => {
        const { references = [] } = now().wished
        change({ [field]: field === 'references' ? [...references, url] : url })
      }
      return pictures.take({ field, source, minSide: chosen?.model?.image?.minSide, put })
    },
    sawLink: store.sawLink,
    linkSizes: standing.linkSizes,
    removePicture,
    cancelReading: pictures.cancel,
    leaveOut(field) {
      const { url } = unusable.find((one) => one.field === field) ?? {}
      const urls = [now().wished[field] ?? []].flat()
      if (url !== undefined && urls.includes(url)) removePicture(field, urls.indexOf(url))
      pictures.forgive(field)
    },
    submit() {
      const pressed = now()
      const amiss = issuesOf(pressed, store.state())
      setAttempted(amiss.length > 0)
      if (amiss.length === 0) submit(pressed)
      return amiss
    },
    held,
    reset: () => takeOver(stateOf(undefined).wished),
    reuse: (generation) => takeOver(reusedValues(generation, catalog)),
    remix: (generation) => takeOver(remixedValues(generation)),
    async extend(generation, result) {
      const { extendedValues } = await import('./extended-values.ts')
      const next = await extendedValues(client, { generation, result }, now().wished)
      // More may have been written meanwhile.
      takeOver({ ...next, prompt: now().wished.prompt || next.prompt })
    },
    takenOver: standing.replaced !== undefined,
    putBack: store.putBack,
    reveal: store.reveal,
    onReveal: store.onReveal,
  }

  function removePicture(field: PictureField, index?: number) {
    const { wished } = now()
    const urls = [wished[field] ?? []].flat()
    const left = wished.references?.filter((_, at) => index !== undefined && at !== index)
    change({ [field]: field === 'references' && left?.length ? left : undefined })
    const { url } = store.state().unusable.find((one) => one.field === field) ?? {}
    // Of several, another one may be the one that was refused.
    if (field !== 'references' || url === urls[index ?? 0]) pictures.forgive(field)
  }
}

/** Lets cards know what stands in a form, before anything is written too. */
function useStanding({ stands }: DraftStore, values: () => VideoFormValues): void {
  const latest = useRef(values)
  useEffect(() => {
    latest.current = values
  })
  useEffect(() => stands(() => latest.current()), [stands])
}

/** Lets cards put a request in that is to be changed. */
function useRequestTaker(client: VideoClient, store: DraftStore): void {
  useEffect(
    () =>
      requestTakers(client).add((generation, field) => {
        const values = reusedValues(generation, client.catalog)
        if (values) store.takeOver(values, { parentId: generation.id, field })
      }),
    [client, store],
  )
}

function isEqual(one: object, other: object): boolean {
  const [first, second] = [new Map(Object.entries(one)), new Map(Object.entries(other))]
  const names = new Set([...first.keys(), ...second.keys()])
  return [...names].every((name) => first.get(name) === second.get(name))
}
