import { expect } from 'vitest'
import { validateRequest } from './validate-request.ts'
import type { KnownModelId } from '../catalog/model-catalog.ts'
import type { VideoRequest } from './video-request.ts'

export const prompt = 'a cat'
export const extra = { fps: 24 }

/** What compiles here is taken at run time too. */
export function takes(request: VideoRequest): void {
  expect([request, validateRequest(request)]).toEqual([request, []])
}

/** What does not compile here is found at run time too. */
export function refuses(request: VideoRequest): void {
  expect([request, validateRequest(request)]).not.toEqual([request, []])
}

/** All that compiles as a setting: `never` where the model has none. */
type Setting<Id extends KnownModelId, Field extends keyof VideoRequest> = Exclude<
  Extract<VideoRequest, { model: Id }>[Field],
  undefined
>

/** All choices that compile for a model. */
export type Choices<Id extends KnownModelId> = [
  durationSeconds: Setting<Id, 'durationSeconds'>,
  aspectRatio: Setting<Id, 'aspectRatio'>,
  resolution: Setting<Id, 'resolution'>,
  size: Setting<Id, 'size'>,
  style: Setting<Id, 'style'>,
  audio: Setting<Id, 'audio'>,
  count: Setting<Id, 'count'>,
]
