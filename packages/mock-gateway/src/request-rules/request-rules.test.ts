import { findModel, modelCatalog } from '@generated-video/client/catalog'
import { describe, expect, it } from 'vitest'
import { bodies, readJson, submit } from '../call-gateway.test-helper.ts'
import { mockDialects } from '../dialect/mock-dialect.ts'
import { createMockGateway } from '../mock-gateway.ts'
import { pngUrl } from '../picture/pictures.test-helper.ts'
import { requestRules } from './request-rules.ts'
import { refusalOf } from './submit-once.test-helper.ts'

// Contract §1.1, both columns.
const mixroute = [
  'sora-2',
  'veo-3.0-fast-generate-001',
  'veo-3.1-fast-generate-preview',
  'veo-3.0-generate-preview',
  'veo-3.1-generate-preview',
  'wanx-video-v1',
  'seedance-1.0',
  'seedance-1.0-pro',
  'seedance-1.5-pro',
]
const siblings = [
  'wan2.5-t2v-preview',
  'wan2.5-i2v-preview',
  'doubao-seedance-1-0-lite-t2v-250428',
  'doubao-seedance-1-0-lite-i2v-250428',
  'doubao-seedance-1-0-pro-250528',
  'doubao-seedance-1-5-pro-251215',
  'doubao-seedance-1-5-pro-251215-noAudio',
]

it('serves the models of §1.1, under Mixroute’s names and the sibling’s', () => {
  expect(Object.keys(requestRules).sort()).toEqual([...mixroute, ...siblings].sort())
  for (const id of Object.keys(requestRules)) expect(findModel(modelCatalog, id)).toBeDefined()
})

it('has rules for every model of the client’s catalogue', () => {
  expect(Object.keys(requestRules)).toEqual(expect.arrayContaining(Object.keys(modelCatalog)))
})

it('lists only Mixroute’s own names (§1.1)', async () => {
  const headers = { authorization: 'Bearer x' }
  const response = await createMockGateway().fetch('/v1/models', { headers })

  const { data } = (await response.json()) as { data: { id: string }[] }

  expect(data.map(({ id }) => id).sort()).toEqual([...mixroute].sort())
})

it('keeps its unknown-model answer for a name of a known family (§4.2)', async () => {
  const gateway = createMockGateway()

  expect((await submit(gateway, { model: 'veo-9', prompt: 'a cat' })).status).toBe(503)
  expect((await gateway.ledger()).billed).toBe(0)
})

describe.each(mockDialects)('as %s', (dialect) => {
  it.each([...mixroute, ...siblings.filter((id) => id.startsWith('wan'))])(
    'refuses %s without a prompt (§1)',
    async (model) => {
      for (const prompt of [undefined, null, '', '  ', 7, ['a cat']]) {
        const image = pngUrl(10, 10)
        expect(await refusalOf({ model, prompt, image }, dialect)).toMatchObject({
          code: 'invalid_request',
        })
      }
    },
  )

  it.each(Object.values(bodies))('accepts $model as documented', async (body) => {
    const gateway = createMockGateway({ dialect })

    expect((await submit(gateway, body)).status).toBe(200)
    expect((await gateway.ledger()).billed).toBe(1)
  })
})

it('refuses a setting in an envelope of tasks (§4.1)', async () => {
  const body = { ...bodies.veo, durationSeconds: 5 }

  expect(await refusalOf(body, 'mixroute')).toEqual({
    code: 'invalid_request',
    message: 'The field "durationSeconds" must be one of 4, 6, 8, not 5.',
    data: null,
  })
})

it.each([
  [{ ...bodies.sora, prompt: 'a'.repeat(32_001) }, { error: { code: 'invalid_value' } }],
  [{ ...bodies.veo, durationSeconds: 5 }, { error: { code: 400, status: 'INVALID_ARGUMENT' } }],
  [{ ...bodies.wan, duration: 4 }, { code: 'InvalidParameter' }],
  [{ ...bodies.seedance, duration: 5 }, { error: { code: 'InvalidParameter' } }],
])('hands on the vendor’s refusal as text in new-api’s (§4.1)', async (body, words) => {
  const { code, message, data } = await refusalOf(body, 'new-api')

  expect({ code, data }).toEqual({ code: 'fail_to_fetch_task', data: null })
  expect(JSON.parse(String(message))).toMatchObject(words)
})

it('refuses before it looks at a fault of the submit', async () => {
  const gateway = createMockGateway({ fault: 'submit-dropped' })

  const response = await submit(gateway, { ...bodies.veo, durationSeconds: 5 })

  expect((await readJson(response)).code).toBe('invalid_request')
  expect((await gateway.ledger()).billed).toBe(0)
})
