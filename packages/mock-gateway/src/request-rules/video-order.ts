import type { SubmittedPicture } from '../picture/picture.ts'
import type { MockTask } from '../task/mock-task.ts'
import type { JsonRecord } from '../task/record.ts'
import type { VideoSpec } from '../task/video-spec.ts'

/** A submit that was understood. */
export interface VideoOrder {
  readonly video: VideoSpec
  /** The pictures that go to the vendor. */
  readonly pictures: readonly SubmittedPicture[]
}

/** What the rules may look at besides the body. */
export interface KnownTasks {
  readonly tasks: ReadonlyMap<string, MockTask>
  /** Milliseconds since the Unix epoch. */
  readonly now: number
}

/**
 * Reads a submit's body as one model does.
 *
 * @throws Refusal for what the gateway refuses, VendorRefusal for what the vendor does.
 */
export type RequestRules = (body: JsonRecord, known: KnownTasks) => VideoOrder
