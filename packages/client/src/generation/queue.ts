import { sleep } from '../clock.ts'
import { systemIsOffline } from '../wire/offline.ts'
import type { Clock } from '../clock.ts'
import type { VideoRequest } from '../request/video-request.ts'
import type { GenerationList } from './generation-list.ts'
import type { VideoGeneration } from './video-generation.ts'

/** How often, in milliseconds, to look whether the network is back. */
const offlineGap = 5_000

export interface QueueOptions {
  clock: Clock
  /** How many may be on their way at once. */
  parallel: number
  /** Resolves once it is known what other pages have under way, as far as it can be. */
  restored(): Promise<void>
}

/** What the user wants, before anything is known of it. */
interface Wish {
  readonly id: string
  readonly request: VideoRequest
  readonly parentId?: string | undefined
}

/** Lets generations move up as far as there is room: first in, first out. */
export interface Queue {
  /** A new generation: `prepared` where its turn is now, else `waiting`. */
  enter(wish: Wish): VideoGeneration
  /** Takes note that there may be room for one that waits. */
  moveUp(): void
}

/** @param isOurs - Whether this page sends a generation; those of other pages only keep their place. */
export function createQueue(
  list: GenerationList,
  isOurs: (id: string) => boolean,
  { clock, parallel, restored }: QueueOptions,
): Queue {
  // Without a limit it makes no difference what others have under way.
  let isRestored = parallel === Infinity
  let awaitingNetwork = false

  function moveUp(): void {
    if (!isRestored) return
    const next = nextInLine(list.all(), parallel).filter(({ id }) => isOurs(id))
    if (next.length === 0) return
    if (systemIsOffline()) void whenOnline()
    else list.put(next.map(due))
  }

  async function whenOnline(): Promise<void> {
    if (awaitingNetwork) return
    awaitingNetwork = true
    await sleep(clock, offlineGap)
    awaitingNetwork = false
    moveUp()
  }

  function due(generation: VideoGeneration): VideoGeneration {
    const now = clock.now()
    return { ...generation, state: 'prepared', submittedAt: now, waitingSince: now }
  }

  /** Now, or so soon after that no other one has the same, and after all that wait, though clocks are set back. */
  function moment(): number {
    const all = list.all()
    const waiting = all.filter(({ state }) => state === 'waiting')
    const taken = new Set(all.map(({ createdAt }) => createdAt))
    let next = Math.max(clock.now(), ...waiting.map(({ createdAt }) => createdAt + 1))
    while (taken.has(next)) next++
    return next
  }

  list.subscribe(moveUp)
  if (!isRestored)
    void restored().then(() => {
      isRestored = true
      moveUp()
    })

  return {
    enter({ id, request, parentId }) {
      const createdAt = moment()
      const generation = {
        id,
        state: 'waiting',
        request,
        model: request.model,
        createdAt,
        waitingSince: createdAt,
        ...(parentId !== undefined && { parentId }),
      } as const
      const isNext =
        isRestored && nextInLine([generation, ...list.all()], parallel)[0] === generation
      // Whoever presses while offline is told so.
      return isNext || systemIsOffline() ? due(generation) : generation
    },
    moveUp,
  }
}

/** Those of the list, newest first, whose turn to be sent has come. */
function nextInLine(generations: readonly VideoGeneration[], parallel: number): VideoGeneration[] {
  const free = parallel - generations.filter(isOpen).length
  const waiting = generations.filter(({ state }) => state === 'waiting').reverse()
  return waiting.slice(0, Math.max(0, free))
}

/** Being sent, or on its way at the gateway as far as this page knows. */
function isOpen({ state }: VideoGeneration): boolean {
  return state === 'prepared' || state === 'sending' || state === 'following'
}
