import { isRecord } from '../wire/record.ts'
import { fromRecord, toRecord } from './generation-record.ts'
import { withRequest } from './kept-request.ts'
import type { VideoGeneration } from './video-generation.ts'

/** A generation together with its request, as plain data. */
export function toWholeRecord(generation: VideoGeneration): unknown {
  const { request } = generation
  return { ...toRecord(generation), ...(request && { request }) }
}

/** The generation that a whole record tells of; `undefined` where it is none. */
export function fromWholeRecord(value: unknown, baseUrl: URL): VideoGeneration | undefined {
  const generation = fromRecord(value, baseUrl)
  return generation && isRecord(value) ? withRequest(generation, value.request) : undefined
}
