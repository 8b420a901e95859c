import type { TaskDifference, VideoErrorAction, VideoErrorCode } from '@generated-video/client'
import type { VideoStatus } from '../generation/generation-status.ts'

/** All wording of the components, flat. Override any of it through `<VideoProvider messages>`. */
export interface VideoMessages
  extends
    Readonly<Record<`status.${VideoStatus}`, string>>,
    Readonly<Record<`error.${VideoErrorCode}`, string>>,
    Readonly<Record<`action.${VideoErrorAction}`, string>> {
  /** BCP 47 tag, for numbers, dates and durations. */
  readonly locale: string
  /** Names a card: "Generated video: a paper boat…". */
  readonly cardName: (prompt: string | undefined) => string
  /** `from` and `to` are durations, such as "2 min". */
  readonly usually: (from: string, to: string) => string
  readonly elapsed: (duration: string) => string
  readonly timeLeft: (duration: string) => string
  readonly slow: string
  readonly retrying: string
  readonly progressName: string
  readonly progressUnknown: string
  /** `received` and `total` are sizes, such as "2.4 MB". */
  readonly received: (received: string, total: string | undefined) => string
  readonly seconds: (count: number) => string
  /** The gateway has changed a setting. `asked` and `made` are such as "8 s", "16:9", "720×1280". */
  readonly madeDifferently: (asked: string, made: string, field: TaskDifference['field']) => string
  /** The task is finished; its file is not there yet. */
  readonly awaitsFile: string
  /** The request is at fault, and the visitor cannot mend it. */
  readonly appFault: string
  /** Of a submit that failed before it left. */
  readonly nothingSent: string
  readonly submitUnknown: string
  /** Of links that may be the video. */
  readonly candidates: string
  /** Opens one of them, counted from 1. */
  readonly openCandidate: (number: number, of: number) => string
  readonly sourceRefused: string
  readonly unplayable: string
  readonly unplayableFile: string
  readonly unplayableLink: string
  /** Storage is full, blocked or late: the video is lost with the page. */
  readonly notKept: string
  readonly details: string
  /** Names the choice between several videos of one request. */
  readonly results: string
  /** Names one of them, counted from 1. */
  readonly result: (number: number, of: number) => string
  readonly save: string
  readonly saveAs: string
  /** Of a video that stayed cut. `size` is such as "2.4 MB". */
  readonly savePartial: (size: string) => string
  readonly savePartialNote: string
  /** The tap was too long ago: the browser wants another. */
  readonly saveAgain: string
  readonly share: string
  readonly shareAgain: string
  readonly open: string
  readonly copyFrame: string
  readonly 'copyFrame.copied': string
  /** The browser wants another press. */
  readonly 'copyFrame.blocked': string
  readonly 'copyFrame.failed': string
  readonly tryAgain: string
  /** Where the first may have cost. */
  readonly tryAgainNote: string
  /** Where it is known that the first cost nothing. */
  readonly notBilledNote: string
  readonly sendNow: string
  readonly waitsForNetwork: string
  readonly check: string
  readonly checking: string
  /** After a check that found neither a task nor a refusal of a submit. */
  readonly stillUnknown: string
  readonly checkAgain: string
  readonly submitAgain: string
  readonly signIn: string
  readonly addCredit: string
  readonly chooseModel: string
  readonly editPrompt: string
  /** The prompt was declined by content review, or the request by the model. */
  readonly declinedAsItIs: string
  readonly saveEdit: string
  readonly cancelEdit: string
  /** Its turn came while the prompt was being edited. */
  readonly editTooLate: string
  readonly stopWaiting: string
  readonly stopWaitingNote: string
  readonly resume: string
  /** Waits for a task that a failed submit has made. */
  readonly follow: string
  readonly followNext: string
  readonly remove: string
  /** Of one that waits: it is never sent. */
  readonly removeFromQueue: string
  readonly removed: string
  /** The task goes on. */
  readonly removedRunning: string
  readonly fetchVideo: string
  readonly fetchAgain: string
  /** Announcements: each is heard alone, so it names the prompt, shortened. */
  readonly accepted: (prompt: string) => string
  readonly finished: (prompt: string) => string
  readonly ended: (prompt: string, why: string) => string
  readonly prompt: string
  readonly promptPlaceholder: string
  /** Code points; `limit` where the model has one. */
  readonly promptLength: (length: number, limit: number | undefined) => string
  readonly model: string
  readonly duration: string
  readonly aspectRatio: string
  readonly landscape: string
  readonly portrait: string
  readonly square: string
  /** As the first frame, where a ratio is `adaptive`. */
  readonly adaptive: string
  readonly resolution: string
  readonly size: string
  readonly style: string
  readonly firstFrame: string
  readonly lastFrame: string
  readonly references: string
  readonly seed: string
  readonly anySeed: string
  readonly rollSeed: string
  readonly audio: string
  readonly negativePrompt: string
  readonly watermark: string
  readonly count: string
  readonly fit: string
  readonly 'fit.crop': string
  readonly 'fit.fit': string
  readonly advanced: string
  readonly generate: string
  readonly preparing: string
  /** A press sent nothing: nobody knows whether the same was accepted before. */
  readonly 'held.unanswered': string
  /** A press sent nothing: the same was declined before. */
  readonly 'held.declined': string
  readonly remixing: string
  readonly stopRemixing: string
  /** `cost` is an amount of money; absent where it is not known. */
  readonly cost: (cost: string | undefined) => string
  /** The vendor switched the model off on `date`; `successor` is another model's name. */
  readonly retired: (model: string, date: string, successor: string | undefined) => string
  /** What a change of the model did to a setting; `to` is absent where it was left out. */
  readonly changed: (field: string, to: string | undefined, model: string) => string
  /** Of a model that leaves no choice. */
  readonly alwaysSound: (model: string) => string
  readonly takenOver: string
  /** Takes that back. */
  readonly putBack: string
  readonly gone: (model: string) => string
  /** Stands beside the name of a model that is gone. */
  readonly goneNote: string
  readonly promptMissing: string
  readonly pictureMissing: string
  readonly promptTooLong: (limit: number) => string
  readonly outOfRange: (least: string, greatest: string) => string
  readonly invalid: string
  readonly choosePicture: string
  readonly dropPicture: string
  readonly pictureName: (field: string) => string
  readonly removePicture: (field: string) => string
  readonly readingPicture: string
  readonly cancelReading: string
  readonly leaveOut: string
  readonly tooManyPictures: (limit: number) => string
  readonly linkNotShown: string
  /** `size` such as "64 × 48"; `limit` in pixels or megabytes. */
  readonly 'picture.unreadable': string
  readonly 'picture.empty': string
  readonly 'picture.not_an_image': (type: string | undefined) => string
  readonly 'picture.unsupported_type': (type: string | undefined) => string
  readonly 'picture.damaged': string
  readonly 'picture.too_large': (limit: string) => string
  readonly 'picture.too_many_pixels': (size: string) => string
  readonly 'picture.too_small': (size: string, limit: string) => string
  readonly 'picture.too_narrow': (size: string, limit: string) => string
  readonly 'picture.wrong_size': (size: string, wanted: string) => string
  readonly reuse: string
  readonly remix: string
  readonly extend: string
  readonly extendFailed: string
  readonly examplesName: string
  readonly examples: readonly string[]
}
