'use client'

import { estimateCost, validateRequest } from '@generated-video/client'
import type {
  CostEstimate,
  RequestChange,
  RequestIssue,
  VideoGeneration,
  VideoModel,
  VideoPrices,
  VideoRequest,
  VideoTask,
} from '@generated-video/client'
import { useState } from 'react'
import { intentOfPress, newIntent } from '../generation/generation-intent.ts'
import type { GenerateOptions } from '../generation/use-video-generation.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import { isOffered } from './offered-fields.ts'
import { needPreparing, preparePictures } from './prepare-pictures.ts'
import { legalValues, toRequest } from './form-values.ts'
import type { VideoFormValues } from './form-values.ts'
import { extendedValues, remixedValues, reusedValues } from './earlier-request.ts'
import { useFormDraft } from './use-form-draft.ts'
import { useModelChoices } from './use-model-choices.ts'
import type { VideoModelChoice } from './use-model-choices.ts'
import { usePictureIntake } from './use-picture-intake.ts'
import type { PictureField, ReadingPicture, UnusablePicture } from './use-picture-intake.ts'

export interface UseVideoFormOptions {
  /**
   * Tells forms apart whose drafts are kept: what stands in this one outlives it, and a reload of the page.
   * @defaultValue `prompt`
   */
  draftKey?: string | undefined
  /** Ids of the models to choose from. @defaultValue the client's catalogue */
  models?: readonly string[] | undefined
  /** @defaultValue `sora-2`, or the first that can be chosen where that cannot */
  defaultModel?: string | undefined
  /** What stands in the form before anything was written. */
  defaultValues?: Partial<VideoFormValues> | undefined
  /** What your gateway takes, so that the cost can be said before a submit. The library knows no prices. */
  prices?: VideoPrices | undefined
  /**
   * Called before a submit; with `false`, now or later, nothing is sent.
   *
   * @param estimate - `unknown` where `prices` do not tell.
   */
  onBeforeSubmit?:
    ((request: VideoRequest, estimate: CostEstimate) => boolean | Promise<boolean>) | undefined
  /** Submits instead of the client, such as the `generate` of `useVideoGeneration`. */
  generate?: ((request: VideoRequest, options: GenerateOptions) => Promise<VideoTask>) | undefined
  /** Called with the generation's id as soon as it is under way. */
  onGenerated?: ((generationId: string) => void) | undefined
}

/** A form's state, and what can be done with it. */
export interface VideoForm {
  /** What would be sent, as the model takes it; pictures as they were chosen. */
  readonly values: VideoFormValues
  readonly models: readonly VideoModelChoice[]
  /** What is known of the chosen one. */
  readonly model: VideoModel | undefined
  /** Whether the model takes a setting, so that a field for it makes sense. */
  readonly offers: (field: keyof VideoFormValues) => boolean
  readonly change: (values: Partial<Omit<VideoFormValues, 'model'>>) => void
  /** Chooses a model. What it allows stays, the rest becomes the nearest it allows; `changes` tells. */
  readonly changeModel: (id: string) => void
  /** What the last change of the model did to the other settings. */
  readonly changes: readonly RequestChange[]
  /** Everything that keeps the form from being sent. */
  readonly issues: readonly RequestIssue[]
  /** What to say of a field now: little before a first attempt to submit. */
  readonly issueOf: (field: string) => RequestIssue | undefined
  /**
   * Reads a picture and puts it into the form: upright, without anything but its pixels. A link is put as it is, for
   * the gateway to fetch. Resolves also where it cannot be used; `unusable` tells.
   */
  readonly takePicture: (field: PictureField, source: Blob | string) => Promise<void>
  readonly removePicture: (field: PictureField, index?: number) => void
  /** The picture that is being read. */
  readonly reading: ReadingPicture | undefined
  readonly cancelReading: () => void
  /** The last picture that cannot be used, and why; it also keeps a submit from being sent. */
  readonly unusable: UnusablePicture | undefined
  /** `unknown` without `prices`. */
  readonly estimate: CostEstimate
  /** True while a submit is on its way: confirmed, its pictures prepared, sent. */
  readonly sending: boolean
  /** Submits once, however often it is called. Returns what keeps it from that; nothing where it is on its way. */
  readonly submit: () => readonly RequestIssue[]
  /** Puts an earlier request back into the form. */
  readonly reuse: (generation: VideoGeneration) => void
  /** Asks for an earlier video once more, changed by another prompt. For models whose `remix` is set. */
  readonly remix: (generation: VideoGeneration) => void
  /**
   * Makes the last frame of a finished video the first of the next one.
   *
   * @param result - Which of the generation's videos, from 0, where it is not the first.
   * @throws {@link VideoError} what `client.download` and `captureFrame` throw.
   */
  readonly extend: (generation: VideoGeneration, result?: number) => Promise<void>
  /** Whether another request was put over what stood in the form. */
  readonly takenOver: boolean
  /** Puts back what stood there. */
  readonly putBack: () => void
  /** Asks whoever shows the form to bring it into view. */
  readonly reveal: () => void
  /** Calls back when the form is to come into view. Returns its own undo. */
  readonly onReveal: (listener: () => void) => () => void
}

/**
 * Holds what stands in a form, over reloads too, offers what the model takes, and submits it once per intent: the form
 * without its looks. Forms with the same `draftKey` share what stands in them.
 *
 * @throws An `Error` where no `VideoProvider` stands above.
 */
export function useVideoForm(options: UseVideoFormOptions = {}): VideoForm {
  const { draftKey = 'prompt', defaultModel = 'sora-2', defaultValues, prices } = options
  const client = useVideoClient()
  const { catalog } = client
  const models = useModelChoices(options.models)
  const [draft, store] = useFormDraft(draftKey)
  const [attempted, setAttempted] = useState(false)
  const [switched, setSwitched] = useState(false)
  const { underway, begin, end } = useUnderway()

  const chosen = chosenModel(models, draft?.values.model, defaultModel)
  const model = chosen?.id ?? defaultModel
  /** As it stands now: more may have changed since the last render. */
  const wished = (): VideoFormValues => ({
    prompt: '',
    ...(store.read()?.values ?? defaultValues),
    model,
  })
  const { values, changes } = legalValues(wished(), catalog)
  const request = toRequest(values)
  const issues = issuesOf(request, chosen)
  const estimate: CostEstimate = prices
    ? estimateCost(request, prices, catalog)
    : { kind: 'unknown' }
  // Another wish has another id, at once: a tab that is duplicated from here on means the same one.
  const change = (next: Partial<VideoFormValues>) =>
    store.write({ values: { ...wished(), ...next }, intent: newIntent() })
  const takeOver = (next: VideoFormValues | undefined) => {
    setSwitched(false)
    if (next) store.takeOver({ values: next, intent: newIntent() })
  }
  const pictures = usePictureIntake((field, url) => {
    const { references = [] } = wished()
    change({ [field]: field === 'references' ? [...references, url] : url })
  })

  return {
    values,
    models,
    model: chosen?.model,
    offers: (field) => isOffered(field, values, chosen?.model),
    changes: switched ? changes : [],
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
      setSwitched(false)
      change(next)
    },
    changeModel(next) {
      setSwitched(true)
      change({ model: next })
    },
    takePicture: (field, source) => pictures.take(field, source, chosen?.model?.image?.minSide),
    removePicture(field, index) {
      const left = wished().references?.filter((_, at) => at !== index)
      change({ [field]: field === 'references' && left?.length ? left : undefined })
      pictures.refuse(undefined)
    },
    cancelReading: pictures.cancel,
    submit() {
      setAttempted(true)
      if (issues.length > 0) return issues
      const intent = intentOfPress(store.read()?.intent ?? newIntent(), client.clock.now())
      const { id } = intent
      if (!begin(id)) return []
      store.write({ values: wished(), intent })
      const send = (ready: VideoRequest) => {
        void submitted(ready, id).finally(() => end(id))
        setAttempted(false)
      }
      const allowed = options.onBeforeSubmit?.(request, estimate) ?? true
      // Nothing to wait for: what is sent is sent in the press itself.
      if (allowed === true && !needPreparing(request)) send(request)
      else
        void prepared(allowed).then(
          (ready) => (ready ? send(ready) : end(id)),
          () => end(id),
        )
      return []
    },
    reuse: (generation) => takeOver(reusedValues(generation, catalog)),
    remix: (generation) => takeOver(remixedValues(generation)),
    async extend(generation, result) {
      takeOver(await extendedValues(client, { generation, result }, wished()))
    },
    takenOver: store.replaced() !== undefined,
    putBack: store.putBack,
    reveal: store.reveal,
    onReveal: store.onReveal,
  }

  /** The request to send; `undefined` where it was stopped, or a picture cannot be used. */
  async function prepared(allowed: boolean | Promise<boolean>) {
    if (!(await allowed)) return undefined
    const made = await preparePictures(request, chosen?.model, values.fit)
    if ('request' in made) return made.request
    pictures.refuse(made)
    return undefined
  }

  async function submitted(ready: VideoRequest, id: string): Promise<void> {
    const { generate, onGenerated } = options
    const { clock, generations } = client
    const answer = generate
      ? generate(ready, { generationId: id })
      : client.submit(ready, { generationId: id })
    onGenerated?.(id)
    const answered = () => {
      const now = store.read()
      if (now?.intent.id !== id) return
      store.write({ ...now, intent: { id, answeredAt: clock.now() } })
    }
    // In the queue it is as good as answered: the next one may be asked for.
    if (generations.get(id)?.state === 'waiting') return answered()
    // What went wrong stands on the generation.
    await answer.catch(() => undefined)
    answered()
  }

  function issuesOf(asked: VideoRequest, choice: VideoModelChoice | undefined) {
    const found = validateRequest(asked, catalog)
    const isSaid = found.some(({ field }) => field === 'model')
    if (!choice?.gone || isSaid) return found
    const message = `The gateway does not offer ${choice.label}.`
    return [{ field: 'model', code: 'gone', message } as const, ...found]
  }
}

/** Which wishes are on their way, known at once and not only after the next render. */
function useUnderway() {
  const [ids] = useState(() => new Set<string>())
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  return {
    underway: (id: string) => shown.has(id),
    /** False where it was on its way already. */
    begin(id: string) {
      if (ids.has(id)) return false
      setShown(new Set(ids.add(id)))
      return true
    },
    end(id: string) {
      ids.delete(id)
      setShown(new Set(ids))
    },
  }
}

/** What was chosen, even where it is gone since; else the usual one, or the first that can be chosen. */
function chosenModel(
  models: readonly VideoModelChoice[],
  wished: string | undefined,
  usual: string,
): VideoModelChoice | undefined {
  return (
    models.find(({ id }) => id === wished) ??
    models.find(({ id, gone }) => id === usual && !gone) ??
    models.find(({ gone }) => !gone) ??
    models[0]
  )
}
