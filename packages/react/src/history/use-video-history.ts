'use client'

import { VideoError } from '@generated-video/client'
import type { VideoGeneration } from '@generated-video/client'
import { useCallback, useMemo } from 'react'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import { removals } from './removals.ts'
import { useRemoved } from './use-removed.ts'

export interface UseVideoHistoryResult {
  /** All that the client knows, of earlier page lives too, newest first. */
  readonly generations: readonly VideoGeneration[]
  /**
   * The same with what was removed last still in its place: its card says so and offers to undo it. For lists of cards,
   * so that neither they nor the focus jump.
   */
  readonly shown: readonly VideoGeneration[]
  /** Forgets one, in all tabs. Its task goes on and may be billed. One that is being sent stays. */
  readonly remove: (id: string) => void
  /** What was removed last, as long as it can be taken back. */
  readonly removed: VideoGeneration | undefined
  /** Takes the last removal back. */
  readonly undo: () => void
  /** Everything as JSON, for a file: neither videos nor keys are in it. */
  readonly exportJson: () => string
  /**
   * Takes over what was exported; what is known already stays as it is.
   *
   * @returns How many were new.
   * @throws VideoError `invalid_request` for what is no export.
   */
  readonly importJson: (json: string) => number
}

/**
 * Lists what was generated, and forgets, exports and imports it.
 *
 * @throws An `Error` where no `VideoProvider` stands above.
 */
export function useVideoHistory(): UseVideoHistoryResult {
  const client = useVideoClient()
  const generations = useVideoGenerations()
  const removed = useRemoved(client)
  const { remove, undo } = removals(client)

  return {
    generations,
    shown: useMemo(() => withRemoved(generations, removed), [generations, removed]),
    remove,
    removed,
    undo,
    exportJson: useCallback(() => JSON.stringify(client.generations.export(), null, 2), [client]),
    importJson: useCallback((json) => client.generations.import(parse(json)), [client]),
  }
}

function withRemoved(
  generations: readonly VideoGeneration[],
  removed: VideoGeneration | undefined,
): readonly VideoGeneration[] {
  if (!removed) return generations
  return [...generations, removed].sort((one, other) => other.createdAt - one.createdAt)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new VideoError('invalid_request', 'This is no JSON.', { cause })
  }
}
