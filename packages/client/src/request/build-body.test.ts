import { describe, expect, it } from 'vitest'
import { findModel, modelCatalog } from '../catalog/model-catalog.ts'
import { buildBody } from './build-body.ts'
import { jpeg, link, png } from './contract-cases.test-helper.ts'
import { contractTable } from './contract-table.test-helper.ts'
import type { BuildableRequest } from './body-builder.ts'

type Fields = Readonly<Record<string, unknown>>
type Row = readonly [name: string, asked: Omit<BuildableRequest, 'model' | 'prompt'>, body: Fields]

/** The body of a request, with what the built-in catalogue knows of its model. */
function body(request: BuildableRequest): Fields {
  return buildBody(request, findModel(modelCatalog, request.model))
}

describe('Sora, contract §1.2', () => {
  const rows: readonly Row[] = [
    ['nothing', {}, {}],
    ['seconds', { durationSeconds: 12 }, { seconds: '12' }],
    ['size', { size: '1280x720' }, { size: '1280x720' }],
    ['size, of a wide ratio', { aspectRatio: '16:9' }, { size: '1280x720' }],
    ['size, of a tall ratio', { aspectRatio: '9:16' }, { size: '720x1280' }],
    ['input_reference, a link', { firstFrame: link }, { input_reference: link }],
    ['input_reference, a data: URL', { firstFrame: png }, { input_reference: png }],
    [
      'the source of a remix, under both names',
      { remixOf: 'video_1' },
      { remix_from_video_id: 'video_1', remix_video_id: 'video_1' },
    ],
    [
      'all of it',
      { durationSeconds: 4, size: '720x1280', firstFrame: jpeg },
      { seconds: '4', size: '720x1280', input_reference: jpeg },
    ],
  ]

  it.each(rows)('writes %s', (_, asked, fields) => {
    for (const model of ['sora-2', 'sora-2-pro']) {
      const request = { model, prompt: 'a cat', ...asked }
      expect(body(request)).toStrictEqual({ model, prompt: 'a cat', ...fields })
    }
  })

  it('writes the seconds of a model that is not listed as a text, whatever they are', () => {
    for (const [durationSeconds, seconds] of [
      [0, '0'],
      [4.5, '4.5'],
    ] as const) {
      const request = { model: 'sora-9', prompt: 'a cat', durationSeconds }
      expect(body(request)).toStrictEqual({ model: 'sora-9', prompt: 'a cat', seconds })
    }
  })

  it('writes the very body of the gateway’s own example', () => {
    const request = { prompt: 'a cat', model: 'sora-2', durationSeconds: 4, size: '720x1280' }

    expect(JSON.stringify(body(request))).toBe(
      '{"model":"sora-2","prompt":"a cat","seconds":"4","size":"720x1280"}',
    )
  })
})

const veoModels = [
  'veo-3.1-fast-generate-preview',
  'veo-3.1-generate-preview',
  'veo-3.0-fast-generate-001',
  'veo-3.0-generate-preview',
  'veo-9',
  'unlisted',
  'constructor',
]

describe('Veo, contract §1.3', () => {
  const rows: readonly Row[] = [
    ['nothing', {}, {}],
    ['durationSeconds', { durationSeconds: 6 }, { durationSeconds: 6 }],
    ['aspectRatio', { aspectRatio: '9:16' }, { aspectRatio: '9:16' }],
    ['resolution', { resolution: '720p' }, { resolution: '720p' }],
    ['image', { firstFrame: link }, { image: link }],
    ['lastFrame', { firstFrame: link, lastFrame: png }, { image: link, lastFrame: png }],
    ['generateAudio', { audio: true }, { generateAudio: true }],
    ['generateAudio, off', { audio: false }, { generateAudio: false }],
    ['sampleCount', { count: 4 }, { sampleCount: 4 }],
    ['addWatermark', { watermark: true }, { addWatermark: true }],
    ['addWatermark, off', { watermark: false }, { addWatermark: false }],
    ['seed', { seed: 42 }, { seed: 42 }],
    ['seed, nought', { seed: 0 }, { seed: 0 }],
    [
      'personGeneration, in extra',
      { extra: { personGeneration: 'dont_allow' } },
      { personGeneration: 'dont_allow' },
    ],
  ]

  it.each(rows)('writes %s', (_, asked, fields) => {
    for (const model of veoModels) {
      const request = { model, prompt: 'a cat', ...asked }
      expect(body(request)).toStrictEqual({ model, prompt: 'a cat', ...fields })
    }
  })

  it('writes all of it in camelCase', () => {
    const fields = body({
      model: 'veo-3.1-generate-preview',
      prompt: 'a cat',
      durationSeconds: 8,
      aspectRatio: '16:9',
      resolution: '1080p',
      firstFrame: jpeg,
      lastFrame: png,
      audio: true,
      count: 2,
      watermark: true,
      seed: 4_294_967_295,
      negativePrompt: 'rain',
    })

    expect(fields).toStrictEqual({
      model: 'veo-3.1-generate-preview',
      prompt: 'a cat',
      durationSeconds: 8,
      aspectRatio: '16:9',
      resolution: '1080p',
      image: jpeg,
      lastFrame: png,
      generateAudio: true,
      sampleCount: 2,
      addWatermark: true,
      seed: 4_294_967_295,
      negativePrompt: 'rain',
    })
    expect(Object.keys(fields).filter((name) => !/^[a-z]+([A-Z][a-z]+)*$/.test(name))).toEqual([])
  })
})

describe('Wan, contract §1.4', () => {
  const rows: readonly (readonly [...Row, models: readonly string[]])[] = [
    ['nothing', {}, {}, ['wanx-video-v1', 'wan2.5-t2v-preview', 'wan2.6-t2v']],
    ['duration', { durationSeconds: 3 }, { duration: 3 }, ['wanx-video-v1']],
    ['duration', { durationSeconds: 10 }, { duration: 10 }, ['wan2.5-t2v-preview']],
    ['size', { size: '720x1280' }, { size: '720*1280' }, ['wanx-video-v1', 'wan2.5-t2v-preview']],
    ['size', { size: '832x480' }, { size: '832*480' }, ['wan2.6-t2v']],
    ['size, with its asterisk', { size: '832*480' }, { size: '832*480' }, ['wan2.6-t2v']],
    ['size, of a ratio', { aspectRatio: '16:9' }, { size: '1280*720' }, ['wanx-video-v1']],
    ['size, of a ratio', { aspectRatio: '1:1' }, { size: '960*960' }, ['wan2.5-t2v-preview']],
    ['resolution', { resolution: '480p' }, { resolution: '480p' }, ['wan2.5-i2v-preview']],
    ['style', { style: '3d' }, { style: '3d' }, ['wanx-video-v1']],
    ['seed', { seed: 0 }, { seed: 0 }, ['wanx-video-v1', 'wan2.5-t2v-preview']],
    ['image', { firstFrame: link }, { image: link }, ['wanx-video-v1', 'wan2.5-i2v-preview']],
    ['generate_audio', { audio: true }, { generate_audio: true }, ['wan2.5-t2v-preview']],
    ['generate_audio', { audio: false }, { generate_audio: false }, ['wan2.5-i2v-preview']],
    ['negative_prompt', { negativePrompt: 'rain' }, { negative_prompt: 'rain' }, ['wan2.6-t2v']],
    [
      'smart_rewrite and audio_url, in extra',
      { extra: { smart_rewrite: true, audio_url: 'https://sounds.example/purr.mp3' } },
      { smart_rewrite: true, audio_url: 'https://sounds.example/purr.mp3' },
      ['wan2.5-i2v-preview'],
    ],
    [
      'all of it',
      { durationSeconds: 5, resolution: '1080p', firstFrame: jpeg, audio: true, seed: 7 },
      { duration: 5, resolution: '1080p', image: jpeg, generate_audio: true, seed: 7 },
      ['wan2.5-i2v-preview'],
    ],
  ]

  it.each(rows)('writes %s', (_, asked, fields, models) => {
    for (const model of models) {
      const request = { model, prompt: 'a cat', ...asked }
      expect(body(request)).toStrictEqual({ model, prompt: 'a cat', ...fields })
    }
  })
})

const seedanceModels = Object.keys(modelCatalog).filter((id) => id.includes('seedance'))

describe('Seedance, contract §1.5', () => {
  const image = (role: string, url: string) => ({ type: 'image_url', image_url: { url }, role })
  const rows: readonly (readonly [...Row, text: string, pictures: readonly Fields[]])[] = [
    ['nothing', {}, {}, 'a cat', []],
    ['--dur', { durationSeconds: 6 }, { duration: 6 }, 'a cat --dur 6', []],
    ['--ratio', { aspectRatio: '9:16' }, { aspect_ratio: '9:16' }, 'a cat --ratio 9:16', []],
    ['--rs', { resolution: '480p' }, { resolution: '480p' }, 'a cat --rs 480p', []],
    ['--seed', { seed: 0 }, { seed: 0 }, 'a cat --seed 0', []],
    ['--wm', { watermark: false }, { watermark: false }, 'a cat --wm false', []],
    ['sound, flat', { audio: true }, { generate_audio: true }, 'a cat', []],
    [
      'what not to show, flat',
      { negativePrompt: 'rain' },
      { negative_prompt: 'rain' },
      'a cat',
      [],
    ],
    ['first_frame', { firstFrame: link }, { image: link }, 'a cat', [image('first_frame', link)]],
    [
      'last_frame',
      { firstFrame: jpeg, lastFrame: png },
      { image: jpeg, image_tail: png },
      'a cat',
      [image('first_frame', jpeg), image('last_frame', png)],
    ],
    [
      'reference_image',
      { references: [png, link] },
      { images: [png, link] },
      'a cat',
      [image('reference_image', png), image('reference_image', link)],
    ],
    ['no reference_image', { references: [] }, {}, 'a cat', []],
    [
      // The video has the picture's own ratio then. §7.1.
      'no --ratio beside a first frame',
      { firstFrame: link, aspectRatio: '16:9', durationSeconds: 4 },
      { image: link, duration: 4 },
      'a cat --dur 4',
      [image('first_frame', link)],
    ],
    [
      'all flags, in their order',
      {
        watermark: true,
        seed: 7,
        resolution: '1080p',
        aspectRatio: '1:1',
        durationSeconds: 8,
        references: [link],
      },
      {
        duration: 8,
        aspect_ratio: '1:1',
        resolution: '1080p',
        seed: 7,
        watermark: true,
        images: [link],
      },
      'a cat --dur 8 --ratio 1:1 --rs 1080p --seed 7 --wm true',
      [image('reference_image', link)],
    ],
  ]

  it.each(rows)('writes %s, flat and as content', (_, asked, fields, text, pictures) => {
    for (const model of [...seedanceModels, 'doubao-seedance-9', 'seedance-9']) {
      const request = { model, prompt: 'a cat', ...asked }
      expect(body(request)).toStrictEqual({
        model,
        prompt: 'a cat',
        ...fields,
        metadata: { content: [{ type: 'text', text }, ...pictures] },
      })
    }
  })

  it('has all ids of the contract', () => expect(seedanceModels).toHaveLength(8))
})

it.each(Object.entries(contractTable))(
  'writes down every setting that %s takes, each in a way of its own',
  (model, row) => {
    const plain = JSON.stringify(body({ model, prompt: 'a cat' }))
    for (const [field, cases] of Object.entries(row)) {
      const legal = cases.filter(({ value, found }) => !found && value !== 'a cat')
      const bodies = legal.map(({ value }) =>
        JSON.stringify(body({ model, prompt: 'a cat', [field]: value })),
      )

      expect(bodies).not.toContain(plain)
      // A signed nought is the same to JSON.
      const distinct = new Set(legal.map(({ value }) => JSON.stringify(value)))
      expect(new Set(bodies).size).toBe(distinct.size)
    }
  },
)

describe('extra', () => {
  const metadata = Object.freeze({ content: Object.freeze([{ type: 'text', text: 'mine' }]) })

  it('wins over what the library writes', () => {
    const extra = Object.freeze({
      metadata,
      prompt: 'mine',
      model: 'mine',
      duration: null,
      fps: 24,
    })

    const written = body({
      ...{ model: 'seedance-1.0', prompt: 'a cat', durationSeconds: 4, seed: 1 },
      extra,
    })

    expect(written).toStrictEqual({
      ...{ model: 'mine', prompt: 'mine', duration: null, seed: 1, fps: 24 },
      metadata,
    })
  })

  it('takes no field away by setting it to undefined', () => {
    const request = { model: 'seedance-1.0', prompt: 'a cat', durationSeconds: 4 }
    const extra = { duration: undefined, fps: undefined, metadata: { content: undefined } }

    expect(body({ ...request, extra })).toStrictEqual(body(request))
    expect(body({ ...request, extra: { metadata: undefined } })).toStrictEqual(body(request))
  })

  it.each([[{ callback_url: 'https://a.example' }], [{}], [null], ['none'], [[]]])(
    'leaves Seedance its content beside metadata of %j',
    (metadata) => {
      const request = { model: 'seedance-1.0', prompt: 'a cat' }
      const { content } = body(request).metadata as Fields
      const more = Array.isArray(metadata) || typeof metadata === 'string' ? {} : metadata

      expect(content).toEqual([{ type: 'text', text: 'a cat' }])
      expect(body({ ...request, extra: { metadata } }).metadata).toStrictEqual({ content, ...more })
    },
  )

  it('is all the metadata of a model that has none', () => {
    const request = { model: 'veo-3.0-generate-preview', prompt: 'a cat' }

    expect(body({ ...request, extra: { metadata: 'mine' } }).metadata).toBe('mine')
    expect(body({ ...request, extra: { metadata } }).metadata).toBe(metadata)
  })

  it('is written by no other name, however it is named', () => {
    const extra = JSON.parse('{"__proto__":{"a":1},"constructor":2}') as Fields

    expect(JSON.stringify(body({ model: 'sora-2', prompt: 'a', extra }))).toBe(
      '{"model":"sora-2","prompt":"a","__proto__":{"a":1},"constructor":2}',
    )
  })
})

it('reads a request and does not write to it', () => {
  const references = Object.freeze([link])
  const request = { model: 'seedance-1.0', prompt: 'a', references, extra: Object.freeze({ a: 1 }) }

  expect(() => body(Object.freeze(request))).not.toThrow()
})

it('lets a model write its own body, between its name and extra', () => {
  const seen: unknown[] = []
  const model = {
    ...modelCatalog['sora-2'],
    buildBody(...read: unknown[]) {
      seen.push(...read)
      return { prompt: 'rewritten', secs: 4, size: undefined, ratio: 'mine' }
    },
  }
  const request = { model: 'mine', prompt: 'a', durationSeconds: 4, extra: { ratio: 'extra' } }

  expect(buildBody(request, model)).toStrictEqual({
    model: 'mine',
    prompt: 'rewritten',
    secs: 4,
    ratio: 'extra',
  })
  expect(seen).toEqual([request, model])
  expect(seen[0]).toBe(request)
})

it('takes no size of a model for one that was asked for', () => {
  const model = { ...modelCatalog['sora-2'], sizes: ['auto', '0x720', '1280x720', '1920x1080'] }
  const request = { model: 'mine', prompt: 'a' }

  expect(buildBody(request, model)).toStrictEqual(request)
  expect(buildBody({ ...request, aspectRatio: '16:9' }, model)).toMatchObject({ size: '1280x720' })
  expect(buildBody({ ...request, aspectRatio: 'auto' }, model)).toStrictEqual(request)
})
