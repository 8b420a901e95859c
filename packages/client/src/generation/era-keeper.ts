import type { Claim } from './submitter.ts'
import type { GenerationKeeper } from './generation-keeper.ts'
import type { GenerationRegistry } from './generation-registry.ts'
import type { VideoGeneration } from './video-generation.ts'

/** The keeper of the present era of a store. */
export interface EraKeeper extends Omit<GenerationKeeper, 'close'> {
  /**
   * Forgets what was kept, with the beginning of another era.
   *
   * @param isForced - Whether what this page is sending is forgotten too.
   */
  turn(isForced: boolean): void
}

/** @param open - Opens the keeper of the era that it is now. */
export function createEraKeeper(open: () => GenerationKeeper): EraKeeper {
  let keeper = open()
  let registry: GenerationRegistry | undefined

  async function claim(generation: VideoGeneration): Promise<Claim> {
    const asked = keeper
    const claimed = await asked.claim(generation)
    if (asked === keeper) return claimed
    // What was taken in an era that is over is free for all in the next one.
    const kept = registry?.get(generation.id)
    return kept ? claim(kept) : { outcome: 'removed' }
  }

  return {
    claim,
    changeInTime: (id) => keeper.changeInTime(id),
    get restored() {
      return keeper.restored
    },
    keep(target) {
      registry = target
      keeper.keep(target)
    },
    refresh: () => keeper.refresh(),
    turn(isForced) {
      keeper.close()
      keeper = open()
      registry?.clear(isForced)
      if (registry) keeper.keep(registry)
    },
  }
}
