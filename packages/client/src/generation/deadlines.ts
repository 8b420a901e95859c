import { stopwatch } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { VideoGeneration } from './video-generation.ts'

interface Waiting {
  readonly since: number
  readonly elapsed: () => number
}

/** Knows how much longer generations are waited for. */
export interface Deadlines {
  /** Begins to measure those that are followed from here on, and lets go of the others. */
  watch(generations: readonly VideoGeneration[]): void
  /** Milliseconds; 0 or less where nobody waits any longer. */
  left(generation: VideoGeneration): number
}

/** @param limit - Milliseconds that a model's task is waited for. */
export function createDeadlines(clock: Clock, limit: (model: string) => number): Deadlines {
  const watched = new Map<string, Waiting>()

  function begin({ id, waitingSince }: VideoGeneration): Waiting {
    const known = watched.get(id)
    if (known?.since === waitingSince) return known
    const waiting = { since: waitingSince, elapsed: stopwatch(clock, waitingSince) }
    watched.set(id, waiting)
    return waiting
  }

  return {
    watch(generations) {
      const followed = generations.filter(({ state }) => state === 'following')
      const ids = new Set(followed.map(({ id }) => id))
      for (const id of watched.keys()) if (!ids.has(id)) watched.delete(id)
      followed.forEach(begin)
    },
    left: (generation) => limit(generation.model) - begin(generation).elapsed(),
  }
}
