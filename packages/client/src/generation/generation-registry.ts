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
  /** Takes note of a task's new state. */
  update(task: VideoTask): void
}

/** Holds every intent of the user from the click on. The latch closes before anything is awaited. */
export function createGenerationRegistry(options: GenerationRegistryOptions): GenerationRegistry {
  const { clock, send, deadline } = options
  const submits = new Map<string, Promise<VideoTask>>()
  const waitingSince = new Map<string, number>()
  const listeners = new Set<() => void>()
  let generations: readonly VideoGeneration[] = []
  let lastAnonymous: { id: string; digest: string; at: number } | undefined

  function publish(next: readonly VideoGeneration[]) {
    generations = next
    for (const listener of [...listeners]) listener()
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
    try {
      const task = await send(request, id, signal)
      change(id, { task, state: isSettled(task) ? 'settled' : 'following' })
      return task
    } catch (error) {
      const lost = VideoError.is(error) ? error.billed !== 'no' : true
      const failure = VideoError.is(error) ? error : abandoned(error)
      change(id, { state: lost ? 'submit_unknown' : 'settled', error: failure })
      throw error
    }
  }

  return {
    get: find,
    list: () => generations,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    submit(request, id = idFor(request), signal) {
      const submitted = submits.get(id)
      if (submitted) return submitted
      if (signal?.aborted) return Promise.reject(signal.reason as Error)
      const generation = { id, state: 'sending', request, createdAt: clock.now() } as const
      waitingSince.set(id, generation.createdAt)
      publish([generation, ...generations])
      const task = start(request, id, signal)
      submits.set(id, task)
      return task
    },
    update(task) {
      const generation = generations.find((one) => one.task?.taskId === task.taskId)
      if (!generation) return
      const waited = clock.now() - (waitingSince.get(generation.id) ?? 0)
      const overdue = waited > deadline(generation.request.model)
      if (isSettled(task)) change(generation.id, { task, state: 'settled' })
      else if (overdue && generation.state === 'following')
        change(generation.id, { task, state: 'stopped' })
      else if (!isSameState(task, generation.task)) change(generation.id, { task })
    },
    stop(id) {
      if (find(id)?.state === 'following') change(id, { state: 'stopped' })
    },
    resume(id) {
      if (find(id)?.state !== 'stopped') return
      waitingSince.set(id, clock.now())
      change(id, { state: 'following' })
    },
  }
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
