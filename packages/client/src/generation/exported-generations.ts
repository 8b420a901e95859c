import { VideoError } from '../video-error.ts'
import { isRecord } from '../wire/record.ts'
import { fromWholeRecord, toWholeRecord } from './whole-record.ts'
import type { GenerationsExport, VideoGeneration } from './video-generation.ts'

/** What can be written to a file and read back by {@link importGenerations}. */
export function exportGenerations(generations: readonly VideoGeneration[]): GenerationsExport {
  const sent = generations.filter(({ state }) => state !== 'waiting')
  return { version: 1, generations: sent.map(toWholeRecord) }
}

/** @throws VideoError `invalid_request` for what is no export. A generation in it that cannot be read is left out. */
export function importGenerations(data: unknown, baseUrl: URL): VideoGeneration[] {
  if (!isRecord(data) || data.version !== 1 || !Array.isArray(data.generations))
    throw new VideoError('invalid_request', 'This is no export of generations.')
  const found = data.generations.flatMap((exported: unknown) => {
    const generation = fromWholeRecord(exported, baseUrl)
    if (!generation) return []
    // Nobody here waits for its answer.
    return generation.state === 'sending'
      ? [{ ...generation, state: 'submit_unknown' as const }]
      : [generation]
  })
  return [...new Map(found.map((generation) => [generation.id, generation])).values()]
}
