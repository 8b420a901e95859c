import { unlessAborted } from '../unless-aborted.ts'
import { VideoError } from '../video-error.ts'
import { isSettled } from '../video-task.ts'
import { createGenerationId } from './generation-id.ts'
import { abandonedSubmit, lostQueue, unansweredSubmit } from './lost-submits.ts'
import { createQueue } from './queue.ts'
import type { VideoRequest } from '../request/video-request.ts'
import type { VideoTask } from '../video-task.ts'
import type { GenerationList } from './generation-list.ts'
import type { QueueOptions } from './queue.ts'
import type { VideoGeneration } from './video-generation.ts'

/** How long, in milliseconds, an equal request without an id counts as the same click. */
const sameClick = 1_000

/** What became of taking an id: another page has it, or has removed it. */
export type Claim =
  | { outcome: 'ours'; request: VideoRequest }
  | { outcome: 'taken' }
  | { outcome: 'removed' }
  /** Storage has failed: another page may send it too. */
  | { outcome: 'unknown' }

export interface SubmitterOptions extends QueueOptions {
  /** Takes an id for this page, before anything is sent, and tells what to send. */
  claim(generation: VideoGeneration): Promise<Claim>
  /** Why a request cannot be sent. */
  refusal(request: VideoRequest): VideoError | undefined
  /** Sends the paid request. */
  send(request: VideoRequest, generationId: string, signal?: AbortSignal): Promise<VideoTask>
  /** Asks what became of a submit whose answer was lost; `undefined` where nobody knows. */
  lookUp(generation: VideoGeneration): Promise<VideoTask | undefined>
}

export interface SubmitIntent {
  id?: string | undefined
  parentId?: string | undefined
  signal?: AbortSignal | undefined
}

/** Sends generations: each at most once, when its turn comes. */
export interface Submitter {
  /** The same id gets the same promise, also after it settled. */
  submit(request: VideoRequest, intent: SubmitIntent): Promise<VideoTask>
  /** Sends one that waits in its turn: its own page has closed, or its removal was taken back. */
  queue(id: string): void
  /** Lets an id that was removed, never sent, be sent again. */
  forget(id: string): void
  /** Whether this page is about to send one, or waits for its answer. */
  isSending(generation: VideoGeneration): boolean
  /** Lets all ids but those in the list be sent again, once what is under way of them has ended. */
  forgetOthers(): void
  /** Asks what became of a submit whose answer was lost. */
  check(id: string): Promise<void>
  /** Takes note that nobody waits any longer for the answer to a submit that another page sent. */
  lose(id: string): void
}

export function createSubmitter(list: GenerationList, options: SubmitterOptions): Submitter {
  const { clock, claim, refusal, send, lookUp } = options
  const submits = new Map<string, Promise<VideoTask>>()
  const queue = createQueue(list, (id) => submits.has(id), options)
  let lastAnonymous: { id: string; digest: string; at: number } | undefined

  function idFor(request: VideoRequest): string {
    const digest = JSON.stringify(request)
    const now = clock.now()
    const isSame = lastAnonymous?.digest === digest && now - lastAnonymous.at < sameClick
    lastAnonymous = {
      id: isSame && lastAnonymous ? lastAnonymous.id : createGenerationId(),
      digest,
      at: now,
    }
    return lastAnonymous.id
  }

  /** Brings a generation in and sends it when its turn comes. The latch closes before anything is awaited. */
  function enter(generation: VideoGeneration, signal?: AbortSignal): Promise<VideoTask> {
    const { id, state, request } = generation
    // What would be refused in its turn need not wait for it.
    const error = state === 'waiting' && request ? refusal(request) : undefined
    const task = error ? Promise.reject<VideoTask>(error) : start(id, signal)
    submits.set(id, task)
    list.put([error ? { ...generation, state: 'settled', error } : generation])
    return task
  }

  async function start(id: string, signal?: AbortSignal): Promise<VideoTask> {
    // Not before the latch has closed: a subscriber may submit again while it is told of this one.
    await Promise.resolve()
    const claimed = await claim(await whenDue(id, signal))
    if (claimed.outcome === 'unknown') {
      const error = lostQueue()
      list.change(id, { state: 'settled', error })
      throw error
    }
    if (claimed.outcome === 'removed') {
      forget(id)
      list.drop(id)
      throw removed()
    }
    if (claimed.outcome === 'taken') {
      // Somebody has the id, and nobody can tell what became of it.
      if (list.find(id)?.state === 'prepared') lose(id)
      return whenAnswered(id)
    }
    if (signal?.aborted) {
      leave(id)
      throw signal.reason
    }
    present(id)
    const { request } = claimed
    list.change(id, { state: 'sending', request, model: request.model })
    try {
      const task = await send(request, id, signal)
      answered(id, task)
      return task
    } catch (error) {
      const failure = VideoError.is(error) ? error : abandonedSubmit(error)
      const isKnown = failure.billed === 'no'
      list.change(id, { state: isKnown ? 'settled' : 'submit_unknown', error: failure })
      if (!isKnown) void check(id)
      throw error
    }
  }

  function answered(id: string, task: VideoTask): void {
    list.change(id, { task, state: isSettled(task) ? 'settled' : 'following', error: undefined })
  }

  /** The generation, once its turn to be sent has come, here or in another page. */
  async function whenDue(id: string, signal?: AbortSignal): Promise<VideoGeneration> {
    const abort = () => leave(id)
    signal?.addEventListener('abort', abort)
    try {
      if (signal?.aborted) abort()
      return await list.when(() => {
        const generation = present(id)
        return generation.state === 'waiting' ? undefined : generation
      })
    } catch (error) {
      throw signal?.aborted ? signal.reason : error
    } finally {
      signal?.removeEventListener('abort', abort)
    }
  }

  function leave(id: string): void {
    submits.delete(id)
    list.drop(id)
  }

  function forget(id: string): void {
    // Whoever removed it knows: where nobody waits for the submit, its end is no unhandled rejection.
    submits.get(id)?.catch(() => undefined)
    submits.delete(id)
  }

  /** What a submit comes to that this page did not send itself. */
  function whenAnswered(id: string): Promise<VideoTask> {
    return list.when(() => {
      const { task, error, state } = present(id)
      if (!task && error) throw error
      if (!task && state === 'submit_unknown') throw unansweredSubmit()
      return task
    })
  }

  function present(id: string): VideoGeneration {
    const generation = list.find(id)
    if (!generation) throw removed()
    return generation
  }

  async function check(id: string): Promise<void> {
    const generation = list.find(id)
    if (generation?.state !== 'submit_unknown') return
    const task = await lookUp(generation)
    if (task && list.find(id)?.state === 'submit_unknown') answered(id, task)
  }

  function lose(id: string): void {
    const generation = list.find(id)
    if (!generation || !isBeingSent(generation)) return
    list.change(id, { state: 'submit_unknown', error: unansweredSubmit() })
    void check(id)
  }

  return {
    submit(request, { id = idFor(request), parentId, signal }) {
      const submitted = submits.get(id)
      if (submitted) return signal ? unlessAborted(submitted, signal) : submitted
      if (signal?.aborted) return Promise.reject(signal.reason as Error)
      if (list.find(id)) return unlessAborted(whenAnswered(id), signal)
      return enter(queue.enter({ id, request, parentId }), signal)
    },
    queue(id) {
      if (submits.has(id)) return
      const task = start(id)
      submits.set(id, task)
      // What becomes of it stands on the generation.
      task.catch(() => undefined)
      queue.moveUp()
    },
    forget,
    isSending: (generation) => isBeingSent(generation) && submits.has(generation.id),
    forgetOthers() {
      lastAnonymous = undefined
      for (const [id, task] of submits) {
        if (list.find(id)) continue
        const isOver = () => {
          if (submits.get(id) === task) forget(id)
        }
        task.then(isOver, isOver)
      }
    },
    check,
    lose,
  }
}

/** True while nobody can tell whether it has reached the gateway. */
export function isBeingSent({ state }: VideoGeneration): boolean {
  return state === 'prepared' || state === 'sending'
}

function removed(): DOMException {
  return new DOMException('The generation was removed.', 'AbortError')
}
