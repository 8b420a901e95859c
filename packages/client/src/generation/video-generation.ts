import type { VideoError } from '../video-error.ts'
import type { VideoRequest } from '../request/video-request.ts'
import type { VideoTask } from '../video-task.ts'

/**
 * Where one intent of the user stands.
 *
 * - `waiting`: in the queue; nothing was sent, so it can be edited or removed at no cost
 * - `prepared`: its turn to be sent has come, but nothing was sent yet
 * - `sending`: the paid request is on its way
 * - `submit_unknown`: no answer came; it may have been accepted and billed
 * - `following`: the gateway has the task and it is being watched
 * - `stopped`: the task goes on, but nobody waits for it
 * - `settled`: the task ended, or the submit was refused (`error` without `task`)
 */
export type VideoGenerationState =
  'waiting' | 'prepared' | 'sending' | 'submit_unknown' | 'following' | 'stopped' | 'settled'

/** One intent of the user, born at the click, before any answer. */
export interface VideoGeneration {
  /** Our own id; stable for life, so it serves as a React key. */
  readonly id: string
  readonly state: VideoGenerationState
  /** What was asked for; absent where it was not kept over a reload. */
  readonly request?: VideoRequest
  readonly model: string
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number
  /** When its turn to be sent came, in milliseconds since the Unix epoch; absent while it waits in the queue. */
  readonly submittedAt?: number
  /** When somebody began to wait for it, or last did so again; milliseconds since the Unix epoch. */
  readonly waitingSince: number
  /** The generation that this one tries again. */
  readonly parentId?: string
  /** The last known state of the gateway's task. */
  readonly task?: VideoTask
  /**
   * True where storage has not taken what this page knows of it, being late, full or blocked: it is lost with the page,
   * unless storage takes it later.
   */
  readonly inPageOnly?: boolean
  /** Why the submit failed; a task's own failure stands on the task. */
  readonly error?: VideoError | undefined
}

/** The client's generations, observable. A snapshot is replaced, never changed. */
export interface VideoGenerations {
  get(id: string): VideoGeneration | undefined
  /** Newest first; the same array until something changes. */
  list(): readonly VideoGeneration[]
  /**
   * Resolves once those of earlier page lives are in the list, or storage was given enough time for it; `undefined`
   * where that has happened.
   */
  whenRestored(): Promise<void> | undefined
  /** Calls back after every change. Returns its own undo. */
  subscribe(listener: () => void): () => void
  /**
   * Changes what a generation asks for, as long as it waits in the queue.
   *
   * @returns Whether it came in time, in all tabs; where not, `get` tells what was sent.
   * @throws {@link VideoError} `invalid_request` for a request that the model does not take, or that cannot be written
   * as JSON; the one before stays.
   */
  edit(id: string, request: VideoRequest): Promise<boolean>
  /** Stops waiting, here only: the task goes on and may be billed. */
  stop(id: string): void
  /** Waits again for a stopped generation, or for the task that the error of its submit names. Costs nothing. */
  resume(id: string): void
  /**
   * Asks what became of a submit whose answer was lost. A query, which never bills; only a server handler can answer
   * it. Where nobody knows, the generation stays `submit_unknown`.
   */
  check(id: string): Promise<void>
  /**
   * Forgets a generation, in all tabs. One that waits in the queue is never sent; the task of any other one goes on
   * and may be billed. One that is being sent stays.
   *
   * @returns Its own undo.
   */
  remove(id: string): () => void
  /** All that have been sent, with their requests, as plain data for a file: neither videos nor keys are in it. */
  export(): GenerationsExport
  /**
   * Takes over what was exported, here or elsewhere; what is known already stays as it is.
   *
   * @returns How many were new.
   * @throws {@link VideoError} `invalid_request` for what is no export.
   */
  import(data: unknown): number
}

/** Generations as plain data. */
export interface GenerationsExport {
  readonly version: 1
  readonly generations: readonly unknown[]
}
