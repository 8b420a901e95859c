import { createSubscribers } from '../subscribers.ts'
import { isSettled } from '../video-task.ts'
import { VideoError } from '../video-error.ts'
import { lostSubmit } from '../wire/answer-error.ts'
import type { Clock } from '../clock.ts'
import type { VideoRequest } from '../video-request.ts'
import type { VideoTask } from '../video-task.ts'
import type { VideoGeneration, VideoGenerations } from './video-generation.ts'

/** How long, in milliseconds, an equal request without an id counts as the same click. */
const sameClick = 1_000

export interface GenerationRegistryOptions {
  clock: Clock
  /** Sends the paid request. */
  send(request: VideoRequest, generationId: string, signal?: AbortSignal): Promise<VideoTask>
  /** Milliseconds after which nobody waits for a task any longer. */
  deadline(model: string): number
}

export interface GenerationRegistry extends VideoGenerations {
  /** Sends at most once per id: the same id gets the same promise, also after it settled. */
  submit(request: VideoRequest, id?: string, signal?: AbortSignal): Promise<VideoTask>
  /** Takes note of a task's state after a poll, and of what ended the following. */
  update(task: VideoTask, ended?: VideoError): void
}

/** Holds every intent of the user from the click on. The latch closes before anything is awaited. */
export function createGenerationRegistry(options: GenerationRegistryOptions): GenerationRegistry {
  const { clock, send, deadline } = options
  const submits = new Map<string, Promise<VideoTask>>()
  const waitingSince = new Map<string, number>()
  const { subscribe, notify } = createSubscribers()
  let generations: readonly VideoGeneration[] = []
  let lastAnonymous: { id: string; digest: string; at: number } | undefined

  function publish(next: readonly VideoGeneration[]) {
    generations = next
    notify()
  }

  function change(id: string, changes: Partial<VideoGeneration>) {
    publish(generations.map((one) => (one.id === id ? { ...one, ...changes } : one)))
  }

  function find(id: string): VideoGeneration | undefined {
    return generations.find((generation) => generation.id === id)
  }

  function idFor(request: VideoRequest): string {
    const digest = JSON.stringify(request)
    const now = clock.now()
    const isSame = lastAnonymous?.digest === digest && now - lastAnonymous.at < sameClick
    lastAnonymous = { id: isSame && lastAnonymous ? lastAnonymous.id : newId(), digest, at: now }
    return lastAnonymous.id
  }

  async function start(
    request: VideoRequest,
    id: string,
    signal?: AbortSignal,
  ): Promise<VideoTask> {
    // Not before the latch has closed: a subscriber may submit again while it is told of this one.
    await Promise.resolve()
    const task = await send(request, id, signal).catch((error: unknown) => {
      const failure = VideoError.is(error) ? error : abandoned(error)
      change(id, { state: failure.billed === 'no' ? 'settled' : 'submit_unknown', error: failure })
      throw error
    })
    change(id, { task, state: isSettled(task) ? 'settled' : 'following' })
    return task
  }

  return {
    get: find,
    list: () => generations,
    subscribe,
    submit(request, id = idFor(request), signal) {
      const submitted = submits.get(id)
      if (submitted) return submitted
      if (signal?.aborted) return Promise.reject(signal.reason as Error)
      const generation = { id, state: 'sending', request, createdAt: clock.now() } as const
      const task = start(request, id, signal)
      submits.set(id, task)
      waitingSince.set(id, generation.createdAt)
      publish([generation, ...generations])
      return task
    },
    update(task, ended) {
      const generation = generations.find((one) => one.task?.taskId === task.taskId)
      if (!generation) return
      const { id, request, state } = generation
      const waited = clock.now() - (waitingSince.get(id) ?? 0)
      const over = ended !== undefined || waited > deadline(request.model)
      if (isSettled(task)) change(id, { task, state: 'settled' })
      else if (over && state === 'following')
        change(id, { task, state: 'stopped', ...(ended && { error: ended }) })
      else if (!isSameState(task, generation.task)) change(id, { task })
    },
    stop(id) {
      if (find(id)?.state === 'following') change(id, { state: 'stopped' })
    },
    resume(id) {
      if (find(id)?.state !== 'stopped') return
      waitingSince.set(id, clock.now())
      publish(generations.map((one) => (one.id === id ? following(one) : one)))
    },
  }
}

/** Waited for again: what ended the waiting is no longer said. */
function following({ id, request, createdAt, task }: VideoGeneration): VideoGeneration {
  return { id, request, createdAt, state: 'following', ...(task && { task }) }
}

/** 128 random bits; `randomUUID` is missing on pages without https. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function isSameState(one: VideoTask, other: VideoTask | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The caller gave up while the request was on its way. */
function abandoned(cause: unknown): VideoError {
  return new VideoError('network', 'The submit was aborted before its answer came.', {
    ...lostSubmit,
    cause,
  })
}
