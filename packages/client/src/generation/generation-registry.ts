import { createSubscribers } from '../subscribers.ts'
import { VideoError } from '../video-error.ts'
import { isSettled } from '../video-task.ts'
import { lostSubmit } from '../wire/answer-error.ts'
import { exportGenerations, importGenerations } from './exported-generations.ts'
import { mergeGeneration } from './merge-generation.ts'
import type { Clock } from '../clock.ts'
import type { VideoRequest } from '../video-request.ts'
import type { VideoTask } from '../video-task.ts'
import type { VideoGeneration, VideoGenerations } from './video-generation.ts'

/** How long, in milliseconds, an equal request without an id counts as the same click. */
const sameClick = 1_000

export interface GenerationRegistryOptions {
  clock: Clock
  /** Takes an id for this page, before anything is sent; `false` where another page has it. */
  claim(generation: VideoGeneration): Promise<boolean>
  /** Sends the paid request. */
  send(request: VideoRequest, generationId: string, signal?: AbortSignal): Promise<VideoTask>
  /** Asks what became of a submit whose answer was lost; `undefined` where nobody knows. */
  lookUp(generation: VideoGeneration): Promise<VideoTask | undefined>
  /** Milliseconds after which nobody waits for a task any longer. */
  deadline(model: string): number
}

interface SubmitIntent {
  id?: string | undefined
  parentId?: string | undefined
  signal?: AbortSignal | undefined
}

export interface GenerationRegistry extends VideoGenerations {
  /** Sends at most once per id: the same id gets the same promise, also after it settled. */
  submit(request: VideoRequest, intent: SubmitIntent): Promise<VideoTask>
  /** Takes note of a task's state after a poll, and of what ended the following. */
  update(task: VideoTask, ended?: VideoError): void
  /** Takes over what another page life, or another tab, knows. */
  adopt(generations: readonly VideoGeneration[]): void
  /** Takes note that nobody waits any longer for the answer to a submit that another page sent. */
  lose(id: string): void
}

/** Holds every intent of the user from the click on. The latch closes before anything is awaited. */
export function createGenerationRegistry(options: GenerationRegistryOptions): GenerationRegistry {
  const { clock, claim, send, lookUp, deadline } = options
  const submits = new Map<string, Promise<VideoTask>>()
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
    generation: VideoGeneration,
    request: VideoRequest,
    signal?: AbortSignal,
  ): Promise<VideoTask> {
    const { id } = generation
    // Not before the latch has closed: a subscriber may submit again while it is told of this one.
    await Promise.resolve()
    if (!(await claim(generation))) {
      // Somebody has the id, and nobody can tell what became of it.
      if (find(id)?.state === 'prepared') lose(id)
      return whenAnswered(id)
    }
    change(id, { state: 'sending' })
    try {
      const task = await send(request, id, signal)
      answered(id, task)
      return task
    } catch (error) {
      const failure = VideoError.is(error) ? error : abandoned(error)
      const isKnown = failure.billed === 'no'
      change(id, { state: isKnown ? 'settled' : 'submit_unknown', error: failure })
      if (!isKnown) void check(id)
      throw error
    }
  }

  function answered(id: string, task: VideoTask): void {
    change(id, { task, state: isSettled(task) ? 'settled' : 'following', error: undefined })
  }

  /** What a submit comes to that this page did not send itself. */
  function whenAnswered(id: string): Promise<VideoTask> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const { task, error } = find(id) ?? {}
        if (task) resolve(task)
        else if (error) reject(error)
        else return
        unsubscribe()
      }
      const unsubscribe = subscribe(look)
      look()
    })
  }

  async function check(id: string): Promise<void> {
    const generation = find(id)
    if (generation?.state !== 'submit_unknown') return
    const task = await lookUp(generation)
    if (task && find(id)?.state === 'submit_unknown') answered(id, task)
  }

  function lose(id: string): void {
    const generation = find(id)
    if (!generation || !isBeingSent(generation)) return
    change(id, { state: 'submit_unknown', error: unanswered() })
    void check(id)
  }

  function prepare(request: VideoRequest, id: string, parentId: string | undefined) {
    const now = clock.now()
    return {
      id,
      state: 'prepared',
      request,
      model: request.model,
      createdAt: now,
      waitingSince: now,
      ...(parentId !== undefined && { parentId }),
    } satisfies VideoGeneration
  }

  return {
    get: find,
    list: () => generations,
    subscribe,
    check,
    submit(request, { id = idFor(request), parentId, signal }) {
      const submitted = submits.get(id)
      if (submitted) return submitted
      if (signal?.aborted) return Promise.reject(signal.reason as Error)
      if (find(id)) return whenAnswered(id)
      const generation = prepare(request, id, parentId)
      const task = start(generation, request, signal)
      submits.set(id, task)
      publish([generation, ...generations])
      return task
    },
    update(task, ended) {
      const generation = generations.find((one) => one.task?.taskId === task.taskId)
      if (!generation) return
      const { id, model, state, waitingSince } = generation
      const over = ended !== undefined || clock.now() - waitingSince > deadline(model)
      if (isSettled(task)) change(id, { task, state: 'settled' })
      else if (over && state === 'following')
        change(id, { task, state: 'stopped', ...(ended && { error: ended }) })
      else if (!isSameState(task, generation.task)) change(id, { task })
    },
    adopt(found) {
      const news = found.flatMap((one) => mergeGeneration(one, find(one.id)) ?? [])
      if (news.length === 0) return
      const ids = new Set(news.map(({ id }) => id))
      publish(newestFirst([...news, ...generations.filter(({ id }) => !ids.has(id))]))
    },
    lose,
    remove(id) {
      const generation = find(id)
      if (!generation || isBeingSent(generation)) return () => undefined
      publish(generations.filter((one) => one !== generation))
      return () => {
        if (!find(id)) publish(newestFirst([generation, ...generations]))
      }
    },
    export: () => exportGenerations(generations),
    import(data) {
      const found = importGenerations(data).filter(({ id }) => !find(id))
      if (found.length > 0) publish(newestFirst([...found, ...generations]))
      return found.length
    },
    stop(id) {
      if (find(id)?.state === 'following') change(id, { state: 'stopped' })
    },
    resume(id) {
      if (find(id)?.state !== 'stopped') return
      // What ended the waiting is no longer said.
      change(id, { state: 'following', waitingSince: clock.now(), error: undefined })
    },
  }
}

function newestFirst(generations: readonly VideoGeneration[]): VideoGeneration[] {
  return [...generations].sort((one, other) => other.createdAt - one.createdAt)
}

function isBeingSent({ state }: VideoGeneration): boolean {
  return state === 'prepared' || state === 'sending'
}

/** 128 random bits; `randomUUID` is missing on pages without https. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function isSameState(one: VideoTask | undefined, other: VideoTask | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The caller gave up while the request was on its way. */
function abandoned(cause: unknown): VideoError {
  return new VideoError('network', 'The submit was aborted before its answer came.', {
    ...lostSubmit,
    cause,
  })
}

/** Another page's submit, or one of an earlier life of this page. */
function unanswered(): VideoError {
  return new VideoError('network', 'The page closed before the answer to the submit came.', {
    ...lostSubmit,
  })
}
