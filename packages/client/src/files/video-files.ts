import type { VideoError } from '../video-error.ts'

/** What stands for kept bytes in caches and state. Never the bytes themselves. */
export interface VideoFileHandle {
  readonly fileId: string
  readonly taskId: string
  /** Which of the task's results it is, from 0; absent for the first. */
  readonly result?: number
  /** Bytes. */
  readonly size: number
  /** `mp4`, or `webm` where that came. */
  readonly format: string
}

/** How far a download has come. */
export interface DownloadProgress {
  /** Bytes so far. */
  readonly received: number
  /** Bytes in all, where the answer announced them. */
  readonly total?: number
  /** 1, and more where the bytes broke off and the download was started again. */
  readonly attempt: number
}

/** How far the bytes of one result have come. Replaced, never changed. */
export type VideoFileState =
  | { readonly status: 'absent' }
  | ({ readonly status: 'fetching' } & DownloadProgress)
  | {
      readonly status: 'kept'
      readonly handle: VideoFileHandle
      /** True where storage has not taken the bytes, being late, full or blocked: they are lost with the page. */
      readonly inPageOnly?: boolean
    }
  /** `partial`: bytes that came of a video that stayed cut, where there is something to see in them. */
  | { readonly status: 'failed'; readonly error: VideoError; readonly partial?: number }

/** An object URL on loan. */
export interface ObjectUrlLease {
  readonly url: string
  /** Gives it back. The URL dies five minutes after its last reader, unless one comes. */
  release(): void
}

/**
 * The bytes that the client keeps, shared by all who read them. `result` is which of a task's results is meant, from 0;
 * without it, the first.
 */
export interface VideoFiles {
  /** The state of a task's result. */
  state(taskId: string, result?: number): VideoFileState
  /** Calls back after every change of that file. Returns its own undo. */
  subscribe(taskId: string, listener: () => void, result?: number): () => void
  /** The kept file of a task's result, from earlier page lives too; asks nobody else. */
  find(taskId: string, result?: number): Promise<VideoFileHandle | undefined>
  /** The kept bytes, exactly as received; `undefined` where they are not kept, or storage is late with them. */
  blob(fileId: string): Promise<Blob | undefined>
  /** A video that stayed cut, as far as it came. Held in the page's memory only; `undefined` where nothing is. */
  partial(taskId: string, result?: number): Blob | undefined
  /** Never gives up a task's result for another, once it is kept; with `false`, it may again. */
  pin(taskId: string, pinned?: boolean, result?: number): Promise<void>
  /** Lends an object URL of kept bytes, or of a Blob of the caller's; `undefined` where they are not kept. */
  objectUrl(file: string | Blob): Promise<ObjectUrlLease | undefined>
}
