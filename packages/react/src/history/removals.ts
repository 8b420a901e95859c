import type { VideoGeneration } from '@generated-video/client'
import { perClient } from '../internal/per-client.ts'

interface Removal {
  readonly generation: VideoGeneration
  readonly undo: () => void
}

/** What was removed last of a client's list, so that it can be taken back in its place. */
interface Removals {
  /** What was removed last; `undefined` where nothing was, or it is back. */
  last(): VideoGeneration | undefined
  /** Forgets a generation. One that is being sent stays. */
  remove(id: string): void
  undo(): void
  /** Calls back after every change. Returns its own undo. */
  subscribe(listener: () => void): () => void
}

export const removals: ReturnType<typeof perClient<Removals>> = perClient(
  ({ generations, onClear }) => {
    let removal: Removal | undefined
    onClear(() => {
      removal = undefined
    })
    return {
      last: () =>
        removal && !generations.get(removal.generation.id) ? removal.generation : undefined,
      remove(id) {
        const generation = generations.get(id)
        if (!generation) return
        const before = removal
        // Known before the list tells of it, so that it never goes from its place.
        removal = { generation, undo: () => undo() }
        const undo = generations.remove(id)
        if (generations.get(id)) removal = before
      },
      undo() {
        removal?.undo()
        removal = undefined
      },
      subscribe(listener) {
        const undos = [generations.subscribe(listener), onClear(listener)]
        return () => undos.forEach((undo) => undo())
      },
    }
  },
)
