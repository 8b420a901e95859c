import type { TaskDifference } from './request/answer-differences.ts'
import type { VideoError } from './video-error.ts'

/** Where the bytes of a finished video are. */
export type VideoSource =
  /**
   * Ask the download route of the client's own base URL. `linked` where the answer named it, as a server handler does:
   * then it answers the video itself, to a plain link too. `result` is the handler's own number of it, from 0; absent
   * for the first.
   */
  | { readonly kind: 'download'; readonly linked?: true; readonly result?: number }
  /**
   * A URL elsewhere: it plays, but a page may not be allowed to fetch it. `expiresAt` in milliseconds since the
   * epoch, where the answer told.
   */
  | { readonly kind: 'link'; readonly url: string; readonly expiresAt?: number }
  /** The bytes came inside an answer and lie in the client's file store. `size` in bytes. */
  | { readonly kind: 'file'; readonly fileId: string; readonly size: number }

interface TaskFields {
  readonly taskId: string
  /** The gateway's model id, where it is known. */
  readonly model?: string
  /** The status word as the gateway wrote it. */
  readonly rawStatus?: string
  /**
   * The gateway's own id of the request that made or settled the task, for its support. Absent while the task
   * runs, so that a poll that changes nothing changes nothing.
   */
  readonly requestId?: string
  /**
   * What else the last answer told, under the gateway's own names: `seconds`, `size`, `created_at`, `usage`,
   * `metadata` and the like. Plain data, unchecked and not for display; at most 4 KB of JSON, without links that the
   * library refuses, without prompt, key or bytes.
   */
  readonly details?: Readonly<Record<string, unknown>>
  /**
   * What the gateway makes otherwise than it was asked for; once told, it stays told. Absent where nothing differs,
   * where no answer told, and for a task whose request this client does not know.
   */
  readonly differences?: readonly TaskDifference[]
  /**
   * Links that an answer of a finished task holds and that may or may not be its video, whole and in their order. None
   * of them is fetched by itself: a person can open each. Absent where the result is known.
   */
  readonly candidates?: readonly string[]
  /**
   * When the gateway was first seen to call the task finished without telling where its video is, in milliseconds since
   * the Unix epoch. While `in_progress`, the file is waited for; once `succeeded`, the download routes are asked for it.
   */
  readonly finishedAt?: number
}

/** What has become of a task, discriminated on `status`. */
export type VideoTaskOutcome =
  | {
      readonly status: 'queued' | 'in_progress'
      /** 0–1; absent where the gateway reports none. */
      readonly progress?: number
    }
  | {
      readonly status: 'succeeded'
      /** At least one, in the gateway's order; a Veo task may have made up to four videos. */
      readonly sources: readonly [VideoSource, ...VideoSource[]]
      readonly format: string
    }
  | { readonly status: 'failed'; readonly error: VideoError }
  | { readonly status: 'canceled' }
  /** It succeeded, but its result is no longer kept. */
  | { readonly status: 'expired' }

/** A task at the gateway as its last answer describes it, discriminated on `status`. */
export type VideoTask = TaskFields & VideoTaskOutcome

/** Every status word; an unknown one of the gateway means that the task runs, unless its result stands beside it. */
export type VideoTaskStatus = VideoTask['status']
/** A task whose video is made. */
export type SucceededVideoTask = Extract<VideoTask, { status: 'succeeded' }>

/** What every call that takes a task also accepts. */
export interface VideoTaskReference {
  readonly taskId: string
  /** Sharpens the schedule and tells where the result will be. */
  readonly model?: string
}

/** True once the task can no longer change, so that nobody needs to ask again. */
export function isSettled({ status }: Pick<VideoTask, 'status'>): boolean {
  return status !== 'queued' && status !== 'in_progress'
}
