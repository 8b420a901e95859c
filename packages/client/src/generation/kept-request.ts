import { isRecord } from '../wire/record.ts'
import type { VideoRequest } from '../request/video-request.ts'
import type { VideoGeneration } from './video-generation.ts'

/** The generation with its request, where what was kept of it is one. */
export function withRequest(generation: VideoGeneration, request: unknown): VideoGeneration {
  return isRequest(request) ? { ...generation, request } : generation
}

/** What else stands in it is checked again before it is sent. */
function isRequest(value: unknown): value is VideoRequest {
  return isRecord(value) && typeof value.prompt === 'string' && typeof value.model === 'string'
}
