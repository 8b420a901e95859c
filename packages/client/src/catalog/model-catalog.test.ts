import { expect, it } from 'vitest'
import { findModel, modelCatalog } from './model-catalog.ts'

const family = (id: string) => findModel(modelCatalog, id)?.family

it.each(Object.entries(modelCatalog))('knows %s by its family, too', (id, model) => {
  expect(findModel({}, id)?.family).toBe(model.family)
})

it.each([
  ['sora', ['sora', 'sora-2-pro', 'sora-2-2025-12-08', 'sora2', 'sora_video2']],
  ['veo', ['veo', 'veo3.1-fast', 'veo-3.1-lite-generate-001', 'veo_3_1']],
  ['wan', ['wan', 'wan2.6-t2v', 'wan-2.7', 'wanx2.1-t2v-turbo', 'wanx-video-v2', 'wanxiang-v1']],
  ['seedance', ['seedance', 'seedance-2.5', 'seedance2', 'doubao-seedance-2-0-260128']],
])('knows siblings of %s', (name, ids) => {
  expect(ids.map(family)).toEqual(ids.map(() => name))
})

it.each(['wander-llm', 'wanda', 'sorafs', 'veolia-1', 'seedancer', 'doubao-1.5', 'my-sora-2', ''])(
  'takes %j for none of them',
  (id) => {
    expect(family(id)).toBeUndefined()
  },
)
