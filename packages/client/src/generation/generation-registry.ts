import { VideoError } from '../video-error.ts'
import { isSettled } from '../video-task.ts'
import { takeRequest } from '../request/check-request.ts'
import { createDeadlines } from './deadlines.ts'
import { exportGenerations, importGenerations } from './exported-generations.ts'
import { createGenerationList } from './generation-list.ts'
import { mergeGeneration } from './merge-generation.ts'
import { createSubmitter, isBeingSent } from './submitter.ts'
import type { VideoRequest } from '../request/video-request.ts'
import type { VideoTask } from '../video-task.ts'
import type { SubmitIntent, SubmitterOptions } from './submitter.ts'
import type { VideoGeneration, VideoGenerations } from './video-generation.ts'

/** What can be mended, by a login, credit or the gateway's operator; until then, following only pauses. */
const pauses = new Set(['unauthorized', 'forbidden', 'insufficient_quota', 'model_unavailable'])

export interface GenerationRegistryOptions extends SubmitterOptions {
  /** The client's own. */
  baseUrl: URL
  /** Milliseconds after which nobody waits for a task any longer. */
  deadline(model: string): number
  /** Resolves once a change of one that waits is kept: `false` where its turn had come by then, in any page. */
  changeInTime(id: string): Promise<boolean>
}

export interface GenerationRegistry extends VideoGenerations {
  /** Sends at most once per id: the same id gets the same promise, also after it settled. */
  submit(request: VideoRequest, intent: SubmitIntent): Promise<VideoTask>
  /** The generation that a task belongs to. */
  ofTask(taskId: string): VideoGeneration | undefined
  /** Takes note of a task's state after a poll, and of what ended the following. */
  update(task: VideoTask, ended?: VideoError): void
  /** Milliseconds until nobody waits for a task any longer; `Infinity` where it is none of ours. */
  timeLeft(taskId: string): number
  /** Takes over what another page life, or another tab, knows. */
  adopt(generations: readonly VideoGeneration[]): void
  /** Takes note whether storage has what this page knows of one. */
  noteKept(id: string, inPageOnly: boolean): void
  /** Takes note that another page has removed one. */
  forget(id: string): void
  /** Forgets all, or all but what this page is sending. The latter goes on, for those who wait for its answer. */
  clear(isForced: boolean): void
  /** Sends one that waits in its turn, in the place of a page that has closed. */
  queue(id: string): void
  /** Takes note that nobody waits any longer for the answer to a submit that another page sent. */
  lose(id: string): void
}

/** Holds every intent of the user from the click on. */
export function createGenerationRegistry(options: GenerationRegistryOptions): GenerationRegistry {
  const { clock, baseUrl, deadline, changeInTime, refusal, restored } = options
  const list = createGenerationList()
  const { all, find, change, subscribe } = list
  const submitter = createSubmitter(list, options)
  const deadlines = createDeadlines(clock, deadline)
  subscribe(() => deadlines.watch(all()))
  /** How often all was forgotten. */
  let clears = 0
  let restoring: Promise<void> | undefined = restored().then(() => {
    restoring = undefined
  })

  function ofTask(taskId: string): VideoGeneration | undefined {
    return all().find(({ task }) => task?.taskId === taskId)
  }

  /** What one that has left the queue was sent with; `null` where it was removed. */
  function sentRequest(id: string): Promise<VideoRequest | null> {
    return list.when(() => {
      const { state, request = null } = find(id) ?? {}
      return state === 'waiting' || state === 'prepared' ? undefined : request
    })
  }

  function drop(id: string): void {
    if (find(id)?.state === 'waiting') submitter.forget(id)
    list.drop(id)
  }

  return {
    get: find,
    list: all,
    whenRestored: () => restoring,
    subscribe,
    ofTask,
    submit: submitter.submit,
    check: submitter.check,
    lose: submitter.lose,
    update(task, ended) {
      const generation = ofTask(task.taskId)
      if (!generation) return
      const { id, state } = generation
      const isStopped = ended !== undefined && !pauses.has(ended.code)
      const isOver = state === 'following' && (isStopped || deadlines.left(generation) <= 0)
      if (isSettled(task)) change(id, { task, state: 'settled' })
      else if (isOver) change(id, { task, state: 'stopped', ...(isStopped && { error: ended }) })
      else if (!isSameState(task, generation.task)) change(id, { task })
    },
    timeLeft(taskId) {
      const generation = ofTask(taskId)
      return generation?.state === 'following' ? deadlines.left(generation) : Infinity
    },
    adopt(found) {
      const news = found.flatMap((one) => mergeGeneration(one, find(one.id)) ?? [])
      if (news.length > 0) list.put(news)
    },
    noteKept: (id, inPageOnly) => change(id, { inPageOnly }),
    forget: drop,
    clear(isForced) {
      clears++
      list.retain((generation) => !isForced && submitter.isSending(generation))
      submitter.forgetOthers()
    },
    queue: submitter.queue,
    async edit(id, request) {
      const asked = takeRequest(request, id)
      if (VideoError.is(asked)) throw asked
      if (find(id)?.state !== 'waiting') return false
      const refused = refusal(asked)
      if (refused) throw refused
      change(id, { request: asked, model: asked.model })
      if (await changeInTime(id)) return true
      return JSON.stringify(await sentRequest(id)) === JSON.stringify(asked)
    },
    remove(id) {
      const generation = find(id)
      if (!generation || isBeingSent(generation)) return () => undefined
      drop(id)
      const before = clears
      return () => {
        if (find(id) || clears > before) return
        list.put([generation])
        if (generation.state === 'waiting') submitter.queue(id)
      }
    },
    export: () => exportGenerations(all()),
    import(data) {
      const found = importGenerations(data, baseUrl).filter(({ id }) => !find(id))
      if (found.length > 0) list.put(found)
      return found.length
    },
    stop(id) {
      if (find(id)?.state === 'following') change(id, { state: 'stopped' })
    },
    resume(id) {
      const generation = find(id)
      const task =
        generation && (generation.state === 'stopped' ? generation.task : taskOfError(generation))
      if (!task) return
      // What ended the waiting is no longer said.
      change(id, { task, state: 'following', waitingSince: clock.now(), error: undefined })
    },
  }
}

/** The task that a submit made before it failed; `undefined` where its error names none. */
function taskOfError({ task, error, model }: VideoGeneration): VideoTask | undefined {
  if (task || error?.taskId === undefined) return undefined
  return { taskId: error.taskId, model, status: 'queued' }
}

function isSameState(one: VideoTask | undefined, other: VideoTask | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
