import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelCatalog } from '../catalog/model-catalog.ts'
import { gif, jpeg, link, settings } from './contract-cases.test-helper.ts'
import { contractTable, modelsWith, pictureModels } from './contract-table.test-helper.ts'
import { validateRequest } from './validate-request.ts'
import { videoRequestSchema } from './video-request-schema.ts'
import type { VideoModelCatalog } from '../catalog/video-model.ts'
import type { ContractCase } from './contract-cases.test-helper.ts'
import type { ContractField } from './contract-table.test-helper.ts'

/** What is found, without the sentences. */
function found(request: unknown, catalog?: VideoModelCatalog) {
  return validateRequest(request, catalog).map(({ message, ...issue }) => {
    expect(message).toMatch(/^\S.*\.$/)
    return issue
  })
}

/** The least that a model takes, with a setting of one's own. */
function ask(model: string, more: Readonly<Record<string, unknown>> = {}) {
  const picture = pictureModels.includes(model) && { firstFrame: jpeg }
  return { model, prompt: 'a cat', ...picture, ...more }
}

const rows = Object.entries(contractTable).flatMap(([model, row]) =>
  Object.entries(row).map(([field, cases]) => [model, field as ContractField, cases] as const),
)

it('has every model of the catalogue in the table, and every setting', () => {
  expect(Object.keys(contractTable).sort()).toEqual(Object.keys(modelCatalog).sort())
  expect(new Set(rows.map(([, field]) => field))).toEqual(
    new Set(['prompt', ...Object.keys(settings)]),
  )
})

it.each(rows)('takes from %s as %s what the contract has, and finds all else', (...row) => {
  const [model, field, cases] = row
  const beside = {
    ...(field === 'lastFrame' && modelsWith(field).includes(model) && { firstFrame: jpeg }),
    ...(field === 'references' && modelsWith(field).includes(model) && { firstFrame: undefined }),
  }

  const issues = ({ value }: ContractCase) => found(ask(model, { ...beside, [field]: value }))

  expect(cases.map((one) => [one.value, issues(one)])).toEqual(
    cases.map(({ value, found }) => [value, found ? [{ field, ...found }] : []]),
  )
})

it.each(Object.keys(contractTable))('asks nothing of %s but a prompt, and its picture', (model) => {
  const required = (field: string) => ({ field, code: 'required' })
  const needsPicture = pictureModels.includes(model)

  expect(found(ask(model))).toEqual([])
  expect(found({ model })).toEqual(
    needsPicture ? [required('prompt'), required('firstFrame')] : [required('prompt')],
  )
})

it.each(Object.keys(contractTable))('sends what else %s may take in extra', (model) => {
  for (const extra of [{}, { fps: 24 }, { metadata: { a: [1, { b: null }] } }]) {
    expect(found(ask(model, { extra }))).toEqual([])
  }
  for (const extra of [null, 'fps', 24, [], true]) {
    expect(found(ask(model, { extra }))).toEqual([{ field: 'extra', code: 'wrong_type' }])
  }
})

it('finds in extra what JSON cannot hold, and what it would leave out or change', () => {
  const self: Record<string, unknown> = { fps: 24 }
  self.metadata = { list: [self] }
  class Camera {
    readonly pan = 1
  }
  const throwing = { toJSON: () => JSON.parse('{') as unknown }
  const wrong = [
    ...[5n, self, () => 24, Symbol('fps'), NaN, -Infinity, throwing, Object(5n) as unknown],
    ...[new Blob(['x']), new Set([1]), new Map(), /x/, Promise.resolve(1), new Uint8Array(1)],
    ...[new Date(NaN), [undefined], new Array(1)],
  ]

  for (const model of [...Object.keys(contractTable), 'unlisted']) {
    for (const value of wrong) {
      for (const extra of [{ fps: value }, { metadata: { list: [1, { value }] } }]) {
        expect(found(ask(model, { extra }))).toEqual([{ field: 'extra', code: 'wrong_type' }])
      }
    }
    const same = [1]
    const left = {
      fps: undefined,
      metadata: { list: [null], at: new Date(0), none: undefined, camera: new Camera() },
      same,
      too: same,
    }
    expect(found(ask(model, { extra: left }))).toEqual([])
  }
})

it('lets extra fields stand for neither the model nor the prompt', () => {
  for (const model of [...Object.keys(contractTable), 'unlisted']) {
    for (const name of ['model', 'prompt']) {
      for (const value of ['veo-3.1-generate-preview', '', null, 5]) {
        expect(found(ask(model, { extra: { fps: 24, [name]: value } }))).toEqual([
          { field: 'extra', code: 'not_allowed' },
        ])
      }
      expect(found(ask(model, { extra: { [name]: undefined } }))).toEqual([])
    }
  }
})

describe('a picture', () => {
  const model = 'seedance-1.0'
  const wrong = [{ field: 'firstFrame', code: 'wrong_type' }]
  const bytes = Buffer.alloc(6_000_000, 'a picture').toString('base64')
  const named = (...urls: string[]) => urls.map((url) => [url.slice(0, 50), url] as const)

  it.each(
    named(
      'data:image/jpg;base64,/9j/4AAQ',
      'data:image/JPG;base64,/9j/4AAQ',
      'data:image/png;base64,AAAA',
      'data:image/png;base64,AAA=',
      'data:image/png;base64,AA==',
      `data:image/png;base64,${bytes}`,
    ),
  )('may be %s', (_, firstFrame) => {
    expect(found(ask(model, { firstFrame }))).toEqual([])
  })

  it.each(
    named(
      'data:image/png;base64,A!! not base64 %%%',
      'data:image/png;base64,A',
      'data:image/png;base64,AAAAA',
      'data:image/png;base64,AAA',
      'data:image/png;base64,A===',
      'data:image/png;base64,====',
      'data:image/png;base64,AA=A',
      'data:image/png;base64,AAAA====',
      'data:image/png;base64,AA_-',
      'data:image/png;base64,AAAA\n',
      `data:image/png;base64,${bytes.slice(4)}AA!A`,
      'https:foo.jpg',
      'https:/foo.jpg',
      'http:cat',
    ),
  )('may not be %s', (_, firstFrame) => {
    expect(found(ask(model, { firstFrame }))).toEqual(wrong)
  })
})

describe('settings that depend on each other', () => {
  it('finds a last frame without a first one', () => {
    expect(modelsWith('lastFrame')).toHaveLength(9)
    for (const model of modelsWith('lastFrame').filter((one) => !pictureModels.includes(one))) {
      expect(found(ask(model, { lastFrame: jpeg }))).toEqual([
        { field: 'lastFrame', code: 'needs', other: 'firstFrame' },
      ])
    }
  })

  it('takes an empty list of references for none', () => {
    for (const model of modelsWith('references').filter((one) => !pictureModels.includes(one))) {
      expect(found(ask(model, { references: [] }))).toEqual([])
    }
  })

  it('finds a missing picture once, and takes references in its place', () => {
    const model = 'doubao-seedance-1-0-lite-i2v-250428'
    const missing = { field: 'firstFrame', code: 'required' }

    expect(found({ model, prompt: 'a cat', references: [link] })).toEqual([])
    expect(found({ model, prompt: 'a cat', references: [] })).toEqual([missing])
    expect(found({ model, prompt: 'a cat', references: undefined })).toEqual([missing])
    expect(found({ model, prompt: 'a cat', references: [gif] })).toMatchObject([
      { field: 'references', code: 'not_allowed' },
    ])
    expect(found({ model, prompt: 'a cat', lastFrame: link })).toEqual([
      missing,
      { field: 'lastFrame', code: 'needs', other: 'firstFrame' },
    ])
    expect(found({ model: 'wan2.5-i2v-preview', prompt: 'a cat', references: [link] })).toEqual([
      missing,
      { field: 'references', code: 'not_supported' },
    ])
  })

  it.each(['firstFrame', 'lastFrame'] as const)('finds references together with %s', (other) => {
    const frames = { firstFrame: jpeg, ...(other === 'lastFrame' && { lastFrame: jpeg }) }

    expect(found(ask('seedance-1.0', { ...frames, references: [link] }))).toEqual([
      { field: 'references', code: 'excludes', other: 'firstFrame' },
    ])
  })

  it('finds a size together with a ratio, and with a resolution', () => {
    const size = '1280x720'
    const excludes = (other: string) => [{ field: 'size', code: 'excludes', other }]

    for (const model of ['sora-2', 'wanx-video-v1', 'wan2.5-t2v-preview', 'unlisted']) {
      expect(found({ ...ask(model), size, aspectRatio: '16:9' })).toEqual(excludes('aspectRatio'))
    }
    expect(found({ ...ask('unlisted'), size, resolution: '720p' })).toEqual(excludes('resolution'))
  })

  it.each([
    ['durationSeconds', 4],
    ['aspectRatio', '16:9'],
    ['size', '1280x720'],
    ['firstFrame', link],
  ])('finds a remix with %s of its own', (other, value) => {
    for (const model of ['sora-2', 'unlisted']) {
      expect(found(ask(model, { remixOf: 'video_1', [other]: value }))).toEqual([
        { field: 'remixOf', code: 'excludes', other },
      ])
    }
  })

  it('finds everything that is wrong at once, in the order of the settings', () => {
    const request = {
      duration: 5,
      count: 9,
      references: [link],
      firstFrame: 'cat.jpg',
      durationSeconds: 5,
      prompt: '',
      model: 'veo-3.0-generate-preview',
    }

    expect(found(request)).toEqual([
      { field: 'prompt', code: 'required' },
      { field: 'durationSeconds', code: 'not_allowed', allowed: [4, 6, 8] },
      { field: 'firstFrame', code: 'wrong_type' },
      { field: 'references', code: 'not_supported' },
      { field: 'count', code: 'out_of_range', allowed: [1, 4] },
      { field: 'duration', code: 'unknown' },
    ])
  })
})

describe('what is no request', () => {
  it.each([undefined, null, '', 'sora-2', 5, true, 5n, Symbol('x'), [], [{}], () => ({})])(
    'finds no model in %o',
    (request) => {
      expect(found(request)).toEqual([{ field: 'model', code: 'required' }])
    },
  )

  it.each([{}, new Date(0), /x/, Object.create(null), new Error()])(
    'finds neither model nor prompt in %o',
    (request) => {
      expect(found(request)).toEqual([
        { field: 'model', code: 'required' },
        { field: 'prompt', code: 'required' },
      ])
    },
  )

  it('finds an id that is missing, and one that is no text', () => {
    expect(found({ model: '', prompt: 'a' })).toEqual([{ field: 'model', code: 'required' }])
    for (const model of [null, 5, true, {}, ['sora-2'], new String('sora-2')]) {
      expect(found({ model, prompt: 'a' })).toEqual([{ field: 'model', code: 'wrong_type' }])
    }
  })

  it('finds each setting that there is not, under the name that was written', () => {
    const names = ['duration', 'seconds', 'Prompt', 'prompt ', '', '0', 'toString', 'constructor']
    const request = ask('sora-2', Object.fromEntries(names.map((name) => [name, 5])))
    const parsed: unknown = JSON.parse('{"model":"sora-2","prompt":"a","__proto__":{"seed":1}}')

    expect(new Set(found(request).map(({ field }) => field))).toEqual(new Set(names))
    expect(new Set(found(request).map(({ code }) => code))).toEqual(new Set(['unknown']))
    expect(found(parsed)).toEqual([{ field: '__proto__', code: 'unknown' }])
    expect(found({ ...ask('sora-2'), duration: undefined })).toEqual([])
  })
})

describe('a model that the catalogue has not', () => {
  const ids = ['unlisted', 'sora-3', 'veo-9', '__proto__', 'constructor', 'toString', ' sora-2']

  it.each(ids)('takes any setting of its kind: %s', (model) => {
    const all = {
      durationSeconds: 4.5,
      aspectRatio: '2.39:1',
      resolution: '8k',
      style: 'noir',
      firstFrame: gif,
      lastFrame: link,
      seed: -1,
      audio: false,
      negativePrompt: 'rain',
      watermark: true,
      count: 100,
    }

    expect(found(ask(model, all))).toEqual([])
    expect(found(ask(model, { size: '1x1', references: Array(50).fill(gif) }))).toEqual([])
    expect(found(ask(model, { remixOf: '1', prompt: 'a'.repeat(50_000) }))).toEqual([])
  })

  it('takes none of another kind', () => {
    for (const [field, cases] of Object.entries(contractTable['seedance-1.5-pro'] ?? {})) {
      const others = cases.filter(({ found }) => found?.code === 'wrong_type')
      const beside = field === 'lastFrame' ? { firstFrame: jpeg } : {}
      for (const { value } of others) {
        const request = ask('unlisted', { ...beside, [field]: value })
        expect(found(request)).toEqual([{ field, code: 'wrong_type' }])
      }
    }
    for (const value of [NaN, Infinity, -Infinity]) {
      const request = ask('unlisted', { durationSeconds: value })
      expect(found(request)).toEqual([{ field: 'durationSeconds', code: 'wrong_type' }])
    }
  })
})

describe('the catalogue of an app', () => {
  const catalog: VideoModelCatalog = {
    ...modelCatalog,
    'sora-2': { ...modelCatalog['sora-2'], gone: true },
    'veo-3.1-generate-preview': {
      ...modelCatalog['veo-3.1-generate-preview'],
      durations: [5],
      promptLimit: 3,
    },
    'my-model': {
      label: 'Mine',
      family: 'wan',
      typicalTime: { p50: 1, p90: 2 },
      result: 'url',
      durations: [],
      aspectRatios: ['2:1'],
      count: 2,
      seed: { min: -5, max: 5 },
      references: 0,
      negativePrompt: true,
      remix: false,
    },
  }

  it('has a model that is gone, and says what else is wrong with the request', () => {
    expect(found(ask('sora-2', { seed: 1 }), catalog)).toEqual([
      { field: 'model', code: 'gone' },
      { field: 'seed', code: 'not_supported' },
    ])
  })

  it('has other lengths than the built-in one', () => {
    const model = 'veo-3.1-generate-preview'

    expect(found(ask(model, { prompt: '猫😀a', durationSeconds: 5 }), catalog)).toEqual([])
    expect(found(ask(model, { durationSeconds: 4 }), catalog)).toEqual([
      { field: 'prompt', code: 'too_long', allowed: [3] },
      { field: 'durationSeconds', code: 'not_allowed', allowed: [5] },
    ])
  })

  it('has a model of its own, whose empty lists, noes and noughts mean no such setting', () => {
    const fits = { aspectRatio: '2:1', count: 2, seed: -5, negativePrompt: 'rain' }
    const none = { durationSeconds: 5, references: [], remixOf: 'a', audio: true, size: '1x1' }

    expect(found(ask('my-model', fits), catalog)).toEqual([])
    expect(found(ask('my-model', { count: 3, seed: 6, negativePrompt: '' }), catalog)).toEqual([
      { field: 'seed', code: 'out_of_range', allowed: [-5, 5] },
      { field: 'negativePrompt', code: 'wrong_type' },
      { field: 'count', code: 'out_of_range', allowed: [1, 2] },
    ])
    expect(found(ask('my-model', none), catalog)).toEqual(
      ['durationSeconds', 'size', 'references', 'audio', 'remixOf'].map((field) => ({
        field,
        code: 'not_supported',
      })),
    )
    expect(found(ask('my-model', none))).toMatchObject([{ field: 'remixOf', code: 'excludes' }])
  })
})

describe('whatever comes', () => {
  const anyValue = fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true })
  const fields = Object.keys(settings).concat('prompt', 'extra', 'duration', '__proto__')

  it('answers, names the field, and finds the same twice', () => {
    const entry = fc.tuple(fc.constantFrom(...fields), anyValue)
    const requests = fc
      .tuple(
        fc.oneof(fc.constantFrom(...Object.keys(modelCatalog)), anyValue),
        fc.array(entry, { maxLength: 6 }),
      )
      .map(([model, entries]) => ({ model, ...Object.fromEntries(entries) }))

    fc.assert(
      fc.property(fc.oneof(requests, anyValue), (request) => {
        const issues = validateRequest(request)

        expect(issues).toEqual(validateRequest(request))
        for (const { field, message } of issues)
          expect([typeof field, !message]).toEqual(['string', false])
        expect(new Set(issues.map(({ field }) => field)).size).toBe(issues.length)
      }),
    )
  })
})

describe('videoRequestSchema', () => {
  it('gives the request back as it is, or every issue with the path to it', () => {
    const { version, vendor, validate } = videoRequestSchema()['~standard']
    const request = ask('sora-2')

    expect([version, vendor]).toEqual([1, '@generated-video/client'])
    expect(validate(request)).toEqual({ value: request })
    expect(validate({ ...request, seed: 1, fps: 24 })).toEqual({
      issues: [
        { message: 'Sora 2 has no such setting.', path: ['seed'] },
        {
          message: 'There is no such setting. Further fields of the gateway travel in extra.',
          path: ['fps'],
        },
      ],
    })
    expect(validate(undefined)).toMatchObject({ issues: [{ path: ['model'] }] })
  })

  it('tells success from failure by its issues, also to the compiler', () => {
    const { validate } = videoRequestSchema()['~standard']
    const taken = validate(ask('sora-2'))
    const refused = validate({})

    expect(taken.issues ? undefined : taken.value.model).toBe('sora-2')
    expect(refused.issues).toHaveLength(2)
  })

  it('checks against the catalogue it is given', () => {
    const { validate } = videoRequestSchema({})['~standard']

    expect(validate(ask('sora-2', { seed: 1 }))).toMatchObject({ value: { seed: 1 } })
  })
})
