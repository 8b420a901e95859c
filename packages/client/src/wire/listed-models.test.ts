import { expect, it } from 'vitest'
import { findModel, modelCatalog } from '../catalog/model-catalog.ts'
import { listedModels } from './listed-models.ts'

const find = (id: string) => findModel(modelCatalog, id)

it('lists models, known and unknown, and passes over what has no id', () => {
  const data = [
    { id: 'sora-2' },
    { id: 'kling-9', object: 'model' },
    {},
    null,
    'x',
    { id: 7 },
    { id: '' },
  ]

  expect(listedModels({ object: 'list', data }, find)).toEqual([
    { id: 'sora-2', model: find('sora-2') },
    { id: 'kling-9', model: undefined },
  ])
  expect(listedModels({ data: [] }, find)).toEqual([])
})

it.each([
  [{ success: false, message: 'no' }, 'gateway_error'],
  [{ error: { message: 'Invalid token', code: 401 } }, 'unauthorized'],
  [{ data: {} }, 'malformed_response'],
  [[], 'malformed_response'],
  [undefined, 'malformed_response'],
])('finds no list in %j', (answer, code) => {
  expect(() => listedModels(answer, find)).toThrow(expect.objectContaining({ code }))
})
