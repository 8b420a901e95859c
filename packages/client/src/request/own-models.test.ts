import {
  createVideoClient,
  customModel,
  modelCatalog,
  validateRequest,
} from '@generated-video/client'
import { expect, it } from 'vitest'
import type { VideoModel, VideoRequest } from '@generated-video/client'

// As an app does it, by the package's public name.
declare module '@generated-video/client' {
  interface VideoModels {
    'own-models-test': {
      durations: readonly (5 | 10)[]
      aspectRatios: readonly ('2:1' | '1:2')[]
      seed: object
      audio: 'always'
      firstFrame: true
    }
  }
}

const model = 'own-models-test'
const prompt = 'a cat'

const ownModel: VideoModel = {
  label: 'Mine',
  family: 'veo',
  typicalTime: { p50: 1, p90: 2 },
  result: 'url',
  durations: [5, 10],
  aspectRatios: ['2:1', '1:2'],
  seed: { min: 0, max: 9 },
  audio: 'always',
  firstFrame: true,
}

const { catalog } = createVideoClient({ baseUrl: '/api', catalog: { [model]: ownModel } })

function codes(request: VideoRequest): unknown[] {
  return validateRequest(request, catalog).map(({ field, code }) => [field, code])
}

it('compiles and takes what a model of an app takes', () => {
  expect(codes({ model, prompt, durationSeconds: 10, aspectRatio: '2:1', seed: 1 })).toEqual([])
  expect(codes({ model, prompt, audio: true, firstFrame: 'https://a.example/b' })).toEqual([])
})

it('compiles and takes nothing else', () => {
  // @ts-expect-error takes 5, 10
  expect(codes({ model, prompt, durationSeconds: 6 })).toEqual([['durationSeconds', 'not_allowed']])
  // @ts-expect-error takes 2:1, 1:2
  expect(codes({ model, prompt, aspectRatio: '16:9' })).toEqual([['aspectRatio', 'not_allowed']])
  // @ts-expect-error has sound always
  expect(codes({ model, prompt, audio: false })).toEqual([['audio', 'not_allowed']])
  // @ts-expect-error no such setting
  expect(codes({ model, prompt, resolution: '720p' })).toEqual([['resolution', 'not_supported']])
  // @ts-expect-error no such setting
  expect(codes({ model, prompt, count: 1 })).toEqual([['count', 'not_supported']])
})

it('stands beside the built-in models', () => {
  expect(Object.keys(catalog)).toEqual([...Object.keys(modelCatalog), model])
  expect(codes({ model: 'sora-2', prompt, durationSeconds: 12 })).toEqual([])
  expect(codes({ model: customModel(model), prompt, durationSeconds: 12 })).toHaveLength(1)
})
