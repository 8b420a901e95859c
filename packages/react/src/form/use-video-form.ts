'use client'

import type { RequestIssue } from '@generated-video/client'
import { useState } from 'react'
import { newIntent } from '../generation/generation-intent.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import { draftState } from './draft-state.ts'
import type { DraftState } from './draft-state.ts'
import { remixedValues, reusedValues } from './earlier-request.ts'
import type { FormDraft } from './form-draft.ts'
import type { VideoFormValues } from './form-values.ts'
import { isOffered } from './offered-fields.ts'
import { useFormDraft } from './use-form-draft.ts'
import { useFormSubmit } from './use-form-submit.ts'
import { useModelChoices } from './use-model-choices.ts'
import { usePictureIntake } from './use-picture-intake.ts'
import type { PictureField, PictureIntake } from './use-picture-intake.ts'
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
  const [draft, store] = useFormDraft(draftKey)
  const [attempted, setAttempted] = useState(false)
  const [switched, setSwitched] = useState(false)
  const [seededFor, setSeededFor] = useState<string>()

  const stateOf = (kept: FormDraft | undefined) =>
    draftState(kept, { ...options, catalog, models, seededFor })
  const shown = stateOf(draft)
  const { chosen, values, changes, estimate } = shown
  /** As it stands now: more may have changed since the last render. */
  const now = () => stateOf(store.read())
  // Another wish has another id, at once: a tab that is duplicated from here on means the same one.
  const change = (next: Partial<VideoFormValues>) => {
    const { wished } = now()
    setSwitched(false)
    store.write({ values: { ...wished, ...next }, intent: newIntent() })
  }
  const takeOver = (next: VideoFormValues | undefined) => {
    setSwitched(false)
    if (next) store.takeOver({ values: next, intent: newIntent() })
  }
  const pictures = usePictureIntake((field, url) => {
    const { references = [] } = now().wished
    change({ [field]: field === 'references' ? [...references, url] : url })
  })
  const { submit, underway } = useFormSubmit({ ...options, store, refuse: pictures.refuse })
  // Without the picture that was meant, another video would be paid for.
  const issuesOf = ({ issues, ...state }: DraftState) => [
    ...issues,
    ...pictureIssues(pictures, (field) => isOffered(field, state.values, state.chosen?.model)),
  ]
  const issues = issuesOf(shown)

  return {
    values,
    models,
    model: chosen?.model,
    offers: (field) => isOffered(field, values, chosen?.model),
    changes: switched || store.replaced() ? changes : [],
    issues,
    issueOf(field) {
      const issue = issues.find((one) => one.field === field)
      return attempted || issue?.code === 'too_long' ? issue : undefined
    },
    reading: pictures.reading,
    unusable: pictures.unusable,
    estimate,
    // Another wish may be sent while the last one is on its way.
    sending: draft !== undefined && underway(draft.intent.id),
    change(next) {
      if ('seed' in next) setSeededFor(now().values.model)
      // Of two that exclude each other the last one counts.
      const isExact = next.aspectRatio === undefined && next.resolution === undefined
      change(isExact ? next : { size: undefined, ...next })
    },
    changeModel(next) {
      change({ model: next })
      setSwitched(true)
    },
    takePicture: (field, source) => pictures.take(field, source, chosen?.model?.image?.minSide),
    removePicture(field, index) {
      const left = now().wished.references?.filter((_, at) => index !== undefined && at !== index)
      change({ [field]: field === 'references' && left?.length ? left : undefined })
      pictures.refuse(undefined)
    },
    cancelReading: pictures.cancel,
    leaveOut: () => pictures.refuse(undefined),
    submit() {
      const pressed = now()
      const amiss = issuesOf(pressed)
      setAttempted(amiss.length > 0)
      if (amiss.length === 0) submit(pressed)
      return amiss
    },
    reuse: (generation) => takeOver(reusedValues(generation, catalog)),
    remix: (generation) => takeOver(remixedValues(generation)),
    async extend(generation, result) {
      const { extendedValues } = await import('./extended-values.ts')
      const next = await extendedValues(client, { generation, result }, now().wished)
      // More may have been written meanwhile.
      takeOver({ ...next, prompt: now().wished.prompt || next.prompt })
    },
    takenOver: store.replaced() !== undefined,
    putBack: store.putBack,
    reveal: store.reveal,
    onReveal: store.onReveal,
  }
}

/** What keeps a form from being sent while a picture is read, or was refused and not yet left out, and would be sent. */
function pictureIssues(
  { reading, unusable }: PictureIntake,
  offers: (field: PictureField) => boolean,
): readonly RequestIssue[] {
  const field = reading?.field ?? unusable?.field
  if (field === undefined || !offers(field)) return []
  const message = reading ? 'The picture is still being read.' : 'The picture cannot be used.'
  return [{ field, code: 'not_allowed', message }]
}
