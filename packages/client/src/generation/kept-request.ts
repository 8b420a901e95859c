import { isRecord } from '../wire/record.ts'
import type { VideoRequest } from '../video-request.ts'
import type { VideoGeneration } from './video-generation.ts'

/** The generation with its request, where what was kept of it is one. */
export function withRequest(generation: VideoGeneration, request: unknown): VideoGeneration {
  const isRequest =
    isRecord(request) && typeof request.prompt === 'string' && typeof request.model === 'string'
  return isRequest ? { ...generation, request: request as unknown as VideoRequest } : generation
}
