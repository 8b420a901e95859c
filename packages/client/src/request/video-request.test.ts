import { expect, expectTypeOf, it } from 'vitest'
import { findModel, modelCatalog } from '../catalog/model-catalog.ts'
import { buildBody } from './build-body.ts'
import { jpeg, link } from './contract-cases.test-helper.ts'
import { snapRequest } from './snap-request.ts'
import { extra, prompt, refuses, takes } from './typed-request.test-helper.ts'
import { customModel } from './video-request.ts'
import type { KnownModelId } from '../catalog/model-catalog.ts'
import type { VideoModels } from '../catalog/video-models.ts'
import type { VideoRequest } from './video-request.ts'

it('compiles for a model of any name whatever is of the right kind', () => {
  const model = customModel('unlisted')

  takes({ model, prompt, durationSeconds: 4.5, aspectRatio: '2.39:1', resolution: '8k', extra })
  takes({ model, prompt, style: 'noir', firstFrame: jpeg, lastFrame: link, seed: -1 })
  takes({ model, prompt, references: [link], audio: false, watermark: true, count: 100 })
  takes({ model, prompt, size: '1x1', negativePrompt: 'rain' })
  takes({ model, prompt, remixOf: 'video_1' })
  // @ts-expect-error it is a number
  refuses({ model, prompt, durationSeconds: '4' })
  // @ts-expect-error it is a list
  refuses({ model, prompt, references: link })
  // @ts-expect-error it is true or false
  refuses({ model, prompt, audio: 'yes' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, duration: 4 })
})

it('compiles for no other name, and for no request without model or prompt', () => {
  const id: string = 'unlisted'

  // @ts-expect-error no model of the catalogue
  takes({ model: 'unlisted', prompt })
  // @ts-expect-error any text, marked by nobody
  takes({ model: id, prompt })
  takes({ model: customModel(id), prompt })
  // @ts-expect-error the prompt is missing
  refuses({ model: 'sora-2' })
  // @ts-expect-error the model is missing
  refuses({ prompt })
})

it('compiles with settings that are left out as undefined', () => {
  const none = { durationSeconds: undefined, style: undefined, count: undefined, extra: undefined }

  takes({ model: 'sora-2', prompt, ...none })
  takes({ model: 'veo-3.0-generate-preview', prompt, ...none, lastFrame: undefined })
})

it('compiles for any model of several what all of them take', () => {
  for (const model of ['sora-2', 'veo-3.0-generate-preview'] as const) {
    takes({ model, prompt, durationSeconds: 8, aspectRatio: '16:9' })
    // @ts-expect-error Sora takes no 6
    if (model === 'sora-2') refuses({ model, prompt, durationSeconds: 6 })
  }
  for (const model of Object.keys(modelCatalog) as KnownModelId[]) {
    const request: VideoRequest = { model, prompt }
    expect(buildBody(request, findModel(modelCatalog, model))).toMatchObject({ model, prompt })
  }
})

it('types what it gives back', () => {
  expectTypeOf(snapRequest({ model: 'any', prompt }).request).toEqualTypeOf<VideoRequest>()
  expectTypeOf<KnownModelId>().toExtend<keyof VideoModels>()
  expectTypeOf<keyof typeof modelCatalog>().toEqualTypeOf<KnownModelId>()
})
