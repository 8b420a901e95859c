import { VideoError } from '../video-error.ts'
import { isRecord } from '../wire/record.ts'
import { fromRecord, toRecord } from './generation-record.ts'
import { withRequest } from './kept-request.ts'
import type { GenerationsExport, VideoGeneration } from './video-generation.ts'

/** What can be written to a file and read back by {@link importGenerations}. */
export function exportGenerations(generations: readonly VideoGeneration[]): GenerationsExport {
  return {
    version: 1,
    generations: generations.map((generation) => ({
      ...toRecord(generation),
      ...(generation.request && { request: generation.request }),
    })),
  }
}

/** @throws VideoError `invalid_request` for what is no export. A generation in it that cannot be read is left out. */
export function importGenerations(data: unknown): VideoGeneration[] {
  if (!isRecord(data) || data.version !== 1 || !Array.isArray(data.generations))
    throw new VideoError('invalid_request', 'This is no export of generations.')
  return data.generations.flatMap((exported: unknown) => {
    const generation = fromRecord(exported)
    if (!generation || !isRecord(exported)) return []
    const known = withRequest(generation, exported.request)
    // Nobody here waits for its answer.
    return [known.state === 'sending' ? { ...known, state: 'submit_unknown' as const } : known]
  })
}
