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
import type { FormDraft } from './form-draft.ts'
import { isOffered } from './offered-fields.ts'
import { needPreparing, preparePictures } from './prepare-pictures.ts'
import { legalValues, toRequest } from './form-values.ts'
import type { VideoFormValues } from './form-values.ts'
import { extendedValues, remixedValues, reusedValues } from './earlier-request.ts'
import { useFormDraft } from './use-form-draft.ts'
import { useModelChoices } from './use-model-choices.ts'
import type { VideoModelChoice } from './use-model-choices.ts'
import { usePictureIntake } from './use-picture-intake.ts'
import type {
  PictureField,
  PictureIntake,
  ReadingPicture,
  UnusablePicture,
} from './use-picture-intake.ts'

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
   * Called before a submit; with `false`, now or later, nothing is sent, nor where it throws.
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
   * the gateway to fetch. Resolves with whether it was put; `unusable` tells why not.
   */
  readonly takePicture: (field: PictureField, source: Blob | string) => Promise<boolean>
  readonly removePicture: (field: PictureField, index?: number) => void
  /** The picture that is being read. */
  readonly reading: ReadingPicture | undefined
  readonly cancelReading: () => void
  /** Goes on without the picture that cannot be used. */
  readonly leaveOut: () => void
  /** The last picture that cannot be used, and why. Until it is left out, or another is put, nothing is sent. */
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
  /** The model for which the seed was given: what it does not take is then refused, not snapped. */
  const [seededFor, setSeededFor] = useState<string>()
  const { underway, begin, end } = useUnderway()

  const { chosen, values, changes, issues, estimate } = stateOf(draft)
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

  // Without the picture that was meant, another video would be paid for.
  const pictureIssue = issueOfPicture(pictures)
  const allIssues = pictureIssue ? [...issues, pictureIssue] : issues

  return {
    values,
    models,
    model: chosen?.model,
    offers: (field) => isOffered(field, values, chosen?.model),
    changes: switched || store.replaced() ? changes : [],
    issues: allIssues,
    issueOf(field) {
      const issue = allIssues.find((one) => one.field === field)
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
      const amiss = pictureIssue ? [...pressed.issues, pictureIssue] : pressed.issues
      setAttempted(amiss.length > 0)
      if (amiss.length > 0) return amiss
      const intent = intentOfPress(store.read()?.intent ?? newIntent(), client.clock.now())
      const { id, answeredAt } = intent
      // So soon after its answer it is the same press.
      if (answeredAt !== undefined || !begin(id)) return []
      store.write({ values: pressed.wished, intent })
      const send = (ready: VideoRequest) => void submitted(ready, id).finally(() => end(id))
      const allowed = asked(pressed, id)
      // Nothing to wait for: what is sent is sent in the press itself.
      if (allowed === true && !needPreparing(pressed.request)) send(pressed.request)
      else
        void prepared(pressed, allowed).then(
          (ready) => (ready ? send(ready) : end(id)),
          () => end(id),
        )
      return []
    },
    reuse: (generation) => takeOver(reusedValues(generation, catalog)),
    remix: (generation) => takeOver(remixedValues(generation)),
    async extend(generation, result) {
      const next = await extendedValues(client, { generation, result }, now().wished)
      // More may have been written meanwhile.
      takeOver({ ...next, prompt: now().wished.prompt || next.prompt })
    },
    takenOver: store.replaced() !== undefined,
    putBack: store.putBack,
    reveal: store.reveal,
    onReveal: store.onReveal,
  }

  /** All that follows from a draft, or from none. */
  function stateOf(kept: FormDraft | undefined) {
    const usual = defaultValues?.model ?? defaultModel
    const chosen = chosenModel(models, kept?.values.model, usual)
    const model = chosen?.id ?? usual
    const wished: VideoFormValues = kept?.values ?? { prompt: '', ...defaultValues, model }
    const { values, changes } = legalValues({ ...wished, model }, catalog, seededFor === model)
    const request = toRequest(values)
    const estimate: CostEstimate = prices
      ? estimateCost(request, prices, catalog)
      : { kind: 'unknown' }
    return {
      chosen,
      wished,
      values,
      changes,
      request,
      issues: issuesOf(request, chosen),
      estimate,
    }
  }

  function asked({ request, estimate }: ReturnType<typeof stateOf>, id: string) {
    try {
      return options.onBeforeSubmit?.(request, estimate) ?? true
    } catch (error) {
      end(id)
      throw error
    }
  }

  /** The request to send; `undefined` where it was stopped, or a picture cannot be used. */
  async function prepared(
    { request, chosen, values }: ReturnType<typeof stateOf>,
    allowed: boolean | Promise<boolean>,
  ) {
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

/** What keeps a form from being sent while a picture is read, or was refused and not yet left out. */
function issueOfPicture({ reading, unusable }: PictureIntake): RequestIssue | undefined {
  const field = reading?.field ?? unusable?.field
  if (field === undefined) return undefined
  const message = reading ? 'The picture is still being read.' : 'The picture cannot be used.'
  return { field, code: 'not_allowed', message }
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
