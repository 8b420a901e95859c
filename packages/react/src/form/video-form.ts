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
import type { GenerateOptions } from '../generation/use-video-generation.ts'
import type { ChangedField } from '../generation/request-takers.ts'
import type { VideoFormValues } from './form-values.ts'
import type { HeldPress } from './held-press.ts'
import type { VideoModelChoice } from './use-model-choices.ts'
import type { PictureField, ReadingPicture, UnusablePicture } from './picture-intake.ts'

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
   * Called before a submit; with `false`, now or later, nothing is sent, nor where it throws or rejects. With nothing,
   * as from one that only looks, it is.
   *
   * @param estimate - `unknown` where `prices` do not tell.
   */
  onBeforeSubmit?:
    | ((
        request: VideoRequest,
        estimate: CostEstimate,
      ) => boolean | undefined | Promise<boolean | undefined>)
    | undefined
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
  /** Notes the pixels of a linked picture, as `1280x720`: only the gateway fetches it, and fits nothing. */
  readonly sawLink: (url: string, size: string) => void
  /** What was noted of links. */
  readonly linkSizes: Readonly<Record<string, string>>
  readonly removePicture: (field: PictureField, index?: number) => void
  /** The pictures that are being read, one after the other. */
  readonly reading: readonly ReadingPicture[]
  /** Gives up what is being read for a field. */
  readonly cancelReading: (field: PictureField) => void
  /** Per field the last picture that cannot be used, and why. Until it is left out, or another is put, nothing is sent. */
  readonly unusable: readonly UnusablePicture[]
  /** Goes on without the picture that cannot be used. */
  readonly leaveOut: (field: PictureField) => void
  /** `unknown` without `prices`. */
  readonly estimate: CostEstimate
  /** True while a submit is on its way: confirmed, its pictures prepared, sent. */
  readonly sending: boolean
  /**
   * Submits once, however often it is called. Returns what keeps it from that; nothing where it is on its way, or
   * `held`.
   */
  readonly submit: () => readonly RequestIssue[]
  /**
   * What kept the last press from being sent, until something is changed: the same was sent before. Where its answer
   * was lost, its card is brought into view instead. What was declined (`moderated`, `invalid_request`) goes out
   * unchanged only at the second press.
   */
  readonly held: HeldPress | undefined
  /** Puts back what the form began with. */
  readonly reset: () => void
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
  /** Asks whoever shows the form to bring it into view. @param field - What is to be changed. @defaultValue `prompt` */
  readonly reveal: (field?: ChangedField) => void
  /** Calls back when the form is to come into view, with what is to be changed there. Returns its own undo. */
  readonly onReveal: (listener: (field: ChangedField) => void) => () => void
}
