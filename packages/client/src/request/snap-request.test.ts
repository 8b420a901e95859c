import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelCatalog } from '../catalog/model-catalog.ts'
import { gif, jpeg, link, png, settings } from './contract-cases.test-helper.ts'
import { contractTable, modelsWith } from './contract-table.test-helper.ts'
import { snapRequest } from './snap-request.ts'
import { validateRequest } from './validate-request.ts'
import type { VideoModelCatalog } from '../catalog/video-model.ts'
import type { SnappedRequest } from './snap-request.ts'

type Fields = Readonly<Record<string, unknown>>

/** Snaps what the types would refuse. */
function snap(request: Fields, catalog?: VideoModelCatalog): SnappedRequest {
  return snapRequest(request as never, catalog)
}

/** What one setting becomes. */
function snapped(model: string, field: string, value: unknown): unknown {
  const { request, changes } = snap({ model, prompt: 'a', [field]: value })
  expect(changes.map(({ field }) => field)).toEqual([field])
  return Reflect.get(request, field)
}

const [veo, wanx, seedance] = ['veo-3.1-generate-preview', 'wanx-video-v1', 'seedance-1.0']
const doubao = 'doubao-seedance-1-0-pro-250528'

describe('the nearest', () => {
  it.each([
    // Of two as near, the shorter.
    [veo, 5, 4],
    [veo, 7, 6],
    [veo, 10, 8],
    [veo, 5.1, 6],
    [veo, 0, 4],
    [veo, -4, 4],
    [veo, 1e21, 8],
    [veo, Number.MAX_VALUE, 8],
    [veo, NaN, undefined],
    [veo, Infinity, undefined],
    [veo, '6', undefined],
    [veo, null, undefined],
    ['sora-2', 6, 4],
    ['sora-2', 10, 8],
    ['sora-2', 11, 12],
    ['sora-2', 20, 12],
    [wanx, 8, 10],
    [wanx, 7.5, 5],
    [wanx, 7.4, 5],
    [wanx, 4, 3],
    [wanx, 1, 3],
    ['wan2.5-t2v-preview', 3, 5],
    [doubao, 1, 2],
    [doubao, 5.5, 5],
    ['doubao-seedance-1-5-pro-251215', 2, 4],
    [seedance, 12, 8],
  ])('length of %s to %j seconds is %j', (model, from, to) => {
    expect(snapped(model, 'durationSeconds', from)).toBe(to)
  })

  it.each([
    [veo, '21:9', '16:9'],
    [veo, '2.39:1', '16:9'],
    [veo, '4:3', '16:9'],
    [veo, '3:4', '9:16'],
    [veo, '1080:1920', '9:16'],
    [veo, '1920x1080', '16:9'],
    [veo, '0:1', '9:16'],
    [veo, '1:0', '16:9'],
    [veo, '0:0', undefined],
    [veo, 'adaptive', undefined],
    [veo, '16/9', undefined],
    [veo, '', undefined],
    [veo, 16 / 9, undefined],
    [wanx, '5:4', '1:1'],
    [wanx, '3:2', '16:9'],
    [wanx, '2:3', '9:16'],
    // By how many times wider it is, not by how much.
    [wanx, '27:20', '16:9'],
    [wanx, '10:13', '1:1'],
    // Of two as near, the squarer.
    [wanx, '4:3', '1:1'],
    [wanx, '3:4', '1:1'],
    [seedance, '21:9', '16:9'],
    [doubao, '2:1', '16:9'],
    [doubao, '5:4', '4:3'],
    ['wan2.5-i2v-preview', '16:9', undefined],
  ])('ratio of %s to %j is %j', (model, from, to) => {
    const { request } = snap({ model, prompt: 'a', aspectRatio: from })

    expect(request.aspectRatio).toBe(to)
  })

  it.each([
    [veo, 'resolution', '480p', '720p'],
    [veo, 'resolution', '900p', '720p'],
    [veo, 'resolution', '1440p', '1080p'],
    [veo, 'resolution', '4k', undefined],
    [seedance, 'resolution', '600p', '480p'],
    ['sora-2', 'resolution', '720p', undefined],
    ['sora-2', 'size', '1792x1024', '1280x720'],
    ['sora-2', 'size', '1080*1920', '720x1280'],
    ['sora-2', 'size', 'large', undefined],
    [wanx, 'size', '1024x1024', '960x960'],
    [wanx, 'style', 'cartoon', undefined],
    [wanx, 'seed', 3_000_000_000, 2_147_483_647],
    [veo, 'seed', -1, 0],
    [veo, 'seed', 1.5, undefined],
    [veo, 'count', 9, 4],
    [veo, 'count', 0, 1],
    ['sora-2', 'count', 2, undefined],
    ['veo-3.0-fast-generate-001', 'audio', false, true],
    [veo, 'audio', 'yes', undefined],
    [seedance, 'firstFrame', gif, undefined],
    [seedance, 'lastFrame', jpeg, undefined],
    ['veo-3.0-generate-preview', 'lastFrame', jpeg, undefined],
    [seedance, 'references', Array<string>(6).fill(link), Array<string>(4).fill(link)],
    [seedance, 'references', [link, gif], undefined],
    [seedance, 'duration', 5, undefined],
    [seedance, '__proto__', 5, undefined],
  ])('setting of %s for %s: %j is %j', (model, field, from, to) => {
    expect(snapped(model, field, from)).toEqual(to)
  })
})

it('tells what it changed, from what to what, and why', () => {
  const request = { model: veo, prompt: 'a', durationSeconds: 5, style: 'anime', seed: 7 }

  expect(snap(request)).toEqual({
    request: { model: veo, prompt: 'a', durationSeconds: 4, style: undefined, seed: 7 },
    changes: [
      {
        field: 'durationSeconds',
        from: 5,
        to: 4,
        issue: {
          field: 'durationSeconds',
          code: 'not_allowed',
          message: 'Veo 3.1 takes 4, 6, 8, not 5.',
          allowed: [4, 6, 8],
        },
      },
      {
        field: 'style',
        from: 'anime',
        to: undefined,
        issue: {
          field: 'style',
          code: 'not_supported',
          message: 'Veo 3.1 has no such setting.',
        },
      },
    ],
  })
  expect(request.durationSeconds).toBe(5)
})

describe('pixels that a model has not', () => {
  it.each([
    [veo, '720x1280', '9:16'],
    [veo, '1280*720', '16:9'],
    [veo, '480x832', '9:16'],
    [veo, '832x480', '16:9'],
    [seedance, '1000x1000', '1:1'],
    [doubao, '2206x946', '21:9'],
    [doubao, '480x832', '9:16'],
  ])('leave %s of %s the ratio %s', (model, size, aspectRatio) => {
    const { request, changes } = snap({ model, prompt: 'a', size })

    expect(request).toEqual({ model, prompt: 'a', aspectRatio })
    expect(changes.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['aspectRatio', undefined, aspectRatio],
      ['size', size, undefined],
    ])
  })

  it.each([
    [veo, { size: '720x1280', aspectRatio: '16:9' }, { aspectRatio: '16:9' }],
    [veo, { size: 'large' }, {}],
    [veo, { size: 720 }, {}],
    [veo, { size: '0x720' }, {}],
    [veo, { size: '720x1280', firstFrame: png }, { firstFrame: png, aspectRatio: '9:16' }],
    [seedance, { size: '720x1280', firstFrame: png }, { firstFrame: png }],
    ['wan2.5-i2v-preview', { size: '720x1280', firstFrame: png }, { firstFrame: png }],
    ['sora-2', { size: '480x832' }, { size: '720x1280' }],
  ])('tell %s nothing of %o that is told otherwise', (model, asked, kept) => {
    expect(snap({ model, prompt: 'a', ...asked }).request).toEqual({ model, prompt: 'a', ...kept })
  })
})

it.each([
  ['sora-2', { size: '1280x720', aspectRatio: '9:16' }, { size: '1280x720' }],
  ['sora-2', { size: 'large', aspectRatio: '9:16' }, { aspectRatio: '9:16' }],
  ['sora-2', { remixOf: 'video_1', durationSeconds: 5, firstFrame: png }, { remixOf: 'video_1' }],
  ['sora-2', { remixOf: '', durationSeconds: 5 }, { durationSeconds: 4 }],
  [seedance, { firstFrame: png, references: [link] }, { firstFrame: png }],
  [seedance, { firstFrame: 'cat.jpg', references: [link] }, { references: [link] }],
  [seedance, { firstFrame: 'cat.jpg', lastFrame: png }, {}],
  [seedance, { lastFrame: png, references: [link] }, { references: [link] }],
  [seedance, { remixOf: 'video_1', durationSeconds: 6 }, { durationSeconds: 6 }],
])('settles for %s which of %o stay', (model, asked, kept) => {
  const { request } = snap({ model, prompt: 'a', ...asked })

  expect(request).toEqual({ model, prompt: 'a', ...kept })
})

it('leaves what only its writer can mend, and a picture that is missing', () => {
  const request = { model: 'wan2.5-i2v-preview', prompt: ' ', firstFrame: gif, extra: 'fps' }
  const snapped = snap(request)
  const gone = { ...modelCatalog, 'sora-2': { ...modelCatalog['sora-2'], gone: true } }

  expect(snapped.request).toEqual({ ...request, firstFrame: undefined })
  expect(validateRequest(snapped.request).map(({ field, code }) => [field, code])).toEqual([
    ['prompt', 'required'],
    ['firstFrame', 'required'],
    ['extra', 'wrong_type'],
  ])
  expect(snap({ model: 'sora-2', prompt: 'a' }, gone).changes).toEqual([])
})

it('comes to an end with a catalogue that contradicts itself', () => {
  const model = {
    ...modelCatalog['seedance-1.0'],
    durations: [NaN, 5],
    aspectRatios: ['wide', 'adaptive'],
    seed: { min: 5, max: 1 },
    count: -1,
    references: -1,
  }
  const request = {
    ...{ model: 'x', prompt: 'a', durationSeconds: 4, aspectRatio: '16:9' },
    ...{ seed: 3, count: 2, references: [link] },
  }

  const { request: result } = snap(request, { x: model })

  expect(result).toEqual({ model: 'x', prompt: 'a', durationSeconds: 5 })
})

describe('whatever is asked', () => {
  const anyValue = fc.anything({ withBigInt: true, withSparseArray: true, withNullPrototype: true })
  const entries = Object.entries(settings).map(([field, values]) =>
    fc.tuple(
      fc.constant(field),
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom<unknown>(...values) },
        fc.double(),
        anyValue,
      ),
    ),
  )
  const strangers = fc.tuple(
    fc.constantFrom('duration', '__proto__', 'toString', 'extra'),
    anyValue,
  )
  const models = fc.constantFrom(...Object.keys(modelCatalog), 'unlisted', '__proto__')
  const prompts = fc.constantFrom<unknown>('a cat', '', 'a'.repeat(32_001), 5)
  const requests = fc
    .record({ model: models, prompt: prompts, fields: fc.array(fc.oneof(...entries, strangers)) })
    .map(({ fields, ...request }): Fields => ({ ...request, ...Object.fromEntries(fields) }))

  it('ends where nothing is left to mend, and changes nothing when asked again', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { request: result } = snap(request)
        const left = validateRequest(result).filter(
          ({ field, code }) => !['model', 'prompt', 'extra'].includes(field) && code !== 'required',
        )

        expect(left).toEqual([])
        expect(snap(result as never)).toEqual({ request: result, changes: [] })
      }),
      { numRuns: 250 },
    )
  })

  it('tells its changes so that they lead from the one request to the other', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { request: result, changes } = snap(request)
        let fields = request
        for (const { field, from, to, issue } of changes) {
          expect(validateRequest(fields)).toContainEqual(issue)
          expect(Object.is(fields[field], from)).toBe(true)
          expect(Object.is(from, to)).toBe(false)
          fields = { ...fields, [field]: to }
        }

        expect(fields).toEqual(result)
      }),
      { numRuns: 250 },
    )
  })

  it('leaves what the contract allows as it is', () => {
    const unframed = ['references', 'remixOf']
    for (const [model, row] of Object.entries(contractTable)) {
      for (const [field, cases] of Object.entries(row)) {
        const isFramed = modelsWith('firstFrame').includes(model) && !unframed.includes(field)
        for (const { value } of cases.filter(({ found }) => !found)) {
          const frame = isFramed && { firstFrame: jpeg }
          const request = { model, prompt: 'a', ...frame, [field]: value }

          expect(snap(request)).toEqual({ request, changes: [] })
        }
      }
    }
  })
})
