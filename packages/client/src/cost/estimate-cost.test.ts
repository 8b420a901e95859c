import { describe, expect, it } from 'vitest'
import { modelCatalog } from '../catalog/model-catalog.ts'
import { estimateCost } from './estimate-cost.ts'
import type { VideoPrice } from './estimate-cost.ts'

type Request = Parameters<typeof estimateCost>[0]

const veo = 'veo-3.1-generate-preview'
const doubao = 'doubao-seedance-1-0-pro-250528'
const hd = { '1080p': 1 }
const veoFast = 'veo-3.1-fast-generate-preview'

function estimate(request: Request, price: VideoPrice | undefined) {
  const models = price ? { [request.model]: price } : {}
  return estimateCost(request, { currency: 'EUR', models })
}

/** The amount; `undefined` where it is not known. */
function amount(request: Request, price: VideoPrice): number | undefined {
  const cost = estimate(request, price)
  return cost.kind === 'known' ? cost.amount : undefined
}

it('says what is known with its currency, and nothing of what is not', () => {
  expect(estimate({ model: 'sora-2' }, { flat: 0.5 })).toEqual({
    kind: 'known',
    amount: 0.5,
    currency: 'EUR',
  })
  expect(estimate({ model: 'sora-2' }, undefined)).toEqual({ kind: 'unknown' })
})

it.each<[name: string, Request, VideoPrice, number]>([
  ['once', { model: 'sora-2' }, { flat: 2 }, 2],
  ['once, for several', { model: veo, count: 3 }, { flat: 2 }, 2],
  ['for each video', { model: veo, count: 3 }, { perResult: 2 }, 6],
  ['for one video', { model: 'sora-2', durationSeconds: 12 }, { perResult: 2 }, 2],
  ['for each second', { model: 'sora-2', durationSeconds: 12 }, { perSecond: 0.1 }, 1.2],
  ['for each usual second', { model: 'sora-2' }, { perSecond: 0.1 }, 0.4],
  ['for each usual second of Wan', { model: 'wanx-video-v1' }, { perSecond: 0.1 }, 0.5],
  [
    'for each second of each',
    { model: veo, durationSeconds: 8, count: 4 },
    { perSecond: 0.1 },
    3.2,
  ],
  ['for sound', { model: veo, audio: true }, { perSecond: 0.2, audioPerSecond: 0.1 }, 1.2],
  ['for silence', { model: veo, audio: false }, { perSecond: 0.2, audioPerSecond: 0.1 }, 0.8],
  ['for usual silence', { model: veo }, { perSecond: 0.2, audioPerSecond: 0.1 }, 0.8],
  [
    'for silence of a model that has no setting for it',
    { model: 'sora-2', audio: false },
    { perSecond: 0.2, audioPerSecond: 0.1 },
    0.8,
  ],
  ['for sound always', { model: veoFast }, { perSecond: 0.2, audioPerSecond: 0.1 }, 1.2],
  ['for sound of each', { model: veo, audio: true, count: 2 }, { audioPerSecond: 0.1 }, 0.8],
  [
    'by resolution',
    { model: veo, resolution: '720p' },
    { perSecond: { '720p': 1, '1080p': 2 } },
    4,
  ],
  ['by usual resolution', { model: veo }, { perSecond: { '720p': 1, '1080p': 2 } }, 8],
  ['by resolution, each', { model: veo, count: 2 }, { perResult: { '1080p': 2 } }, 4],
  [
    'for sound by resolution',
    { model: veo, audio: true },
    { flat: 1, audioPerSecond: { '1080p': 0.5 } },
    3,
  ],
  ['for a remix, once', { model: 'sora-2', remixOf: 'a' }, { flat: 1, perResult: 2 }, 3],
  [
    'everything that is given',
    { model: veo, durationSeconds: 6, resolution: '720p', audio: true, count: 2 },
    { flat: 1, perResult: { '720p': 0.5 }, perSecond: 0.25, audioPerSecond: { '720p': 0.05 } },
    5.6,
  ],
  [
    'what is asked of a model that is not listed',
    { model: 'x', durationSeconds: 5 },
    { perSecond: 2 },
    10,
  ],
  [
    'whatever extra fields are beside the point',
    { model: veo, extra: { fps: 24, seed: 7, sampleCount: undefined, resolution: '720p' } },
    { perSecond: 1, flat: 1 },
    5,
  ],
  [
    'whatever flags are beside the point',
    { model: doubao, prompt: 'a cat --rs 1080p --ratio 1:1 --seed 7 --fps 24' },
    { perSecond: 1, flat: 1 },
    6,
  ],
  [
    'by resolution, whatever a flag says of the length',
    { model: doubao, prompt: 'a cat --dur 12' },
    { perResult: { '720p': 2 } },
    2,
  ],
  [
    'where dashes are no flag',
    { model: doubao, prompt: 'a cat--duration unknown -- 5 --duration-- --durable 5' },
    { perSecond: 1 },
    5,
  ],
  [
    'where the model reads no flags',
    { model: veo, prompt: 'a cat --dur 12 --rs 720p' },
    { perSecond: { '1080p': 1 } },
    4,
  ],
  ['nothing where that is the price', { model: veo }, { perSecond: 0 }, 0],
  [
    'nothing where that is each price',
    { model: veo, audio: true },
    { flat: 0, audioPerSecond: 0 },
    0,
  ],
])('adds up what is taken %s', (_, request, price, expected) => {
  expect(amount(request, price)).toBe(expected)
})

it.each<[name: string, Request, VideoPrice]>([
  ['an empty price', { model: veo }, {}],
  ['a price of undefined', { model: veo }, { perSecond: undefined } as never],
  ['a price that is no number', { model: veo }, { flat: NaN }],
  ['a price that is null', { model: veo }, { flat: null } as never],
  ['a price without end', { model: veo }, { perSecond: Infinity }],
  ['a price below nought', { model: veo }, { flat: -1 }],
  ['a price below nought beside others', { model: veo }, { flat: 5, perSecond: -1 }],
  ['a sum without end', { model: veo }, { flat: Number.MAX_VALUE, perResult: Number.MAX_VALUE }],
  [
    'no price for the resolution',
    { model: veo, resolution: '720p' },
    { perSecond: { '1080p': 1 } },
  ],
  ['no price for the usual resolution', { model: veo }, { flat: 1, perSecond: { '720p': 1 } }],
  ['no prices for any resolution', { model: veo }, { perSecond: {} }],
  ['no resolution', { model: 'sora-2' }, { perSecond: { '720p': 1 } }],
  [
    'a resolution by a name of every object',
    { model: veo, resolution: 'constructor' },
    { perResult: {} },
  ],
  ['the length of a remix', { model: 'sora-2', remixOf: 'a' }, { flat: 1, perSecond: 0.1 }],
  [
    'the length of a remix, even if it is asked for',
    { model: 'sora-2', remixOf: 'a', durationSeconds: 4 },
    { perSecond: 1 },
  ],
  ['the usual length of a model that is not listed', { model: 'x' }, { flat: 1, perSecond: 0.1 }],
  [
    'the usual sound of a model that is not listed',
    { model: 'x', durationSeconds: 5 },
    { perSecond: 1, audioPerSecond: 1 },
  ],
  [
    'the sound of a model that has no setting for it',
    { model: 'sora-2' },
    { perSecond: 1, audioPerSecond: 1 },
  ],
  ['the sound of Wanxiang', { model: 'wanx-video-v1' }, { audioPerSecond: 1 }],
  ['a price for each second that is null', { model: veo }, { flat: 1, perSecond: null } as never],
  ['a price of sound that is null', { model: veo, audio: true }, { audioPerSecond: null } as never],
  ['a price that is a text', { model: veo }, { perSecond: '0.1' } as never],
  ['a price that is a list', { model: veo }, { perResult: [1] } as never],
  [
    'a price by resolution that is a text',
    { model: veo },
    { perResult: { '1080p': '1' } } as never,
  ],
  ['how long, by extra', { model: veo, extra: { durationSeconds: 8 } }, { perSecond: 1 }],
  [
    'how long, by the gateway’s name',
    { model: 'sora-2', extra: { seconds: '12' } },
    { perSecond: 1 },
  ],
  [
    'how long, by content',
    { model: doubao, extra: { metadata: { content: [] } } },
    { perSecond: 1 },
  ],
  ['how long, by metadata', { model: veo, extra: { metadata: { duration: 8 } } }, { perSecond: 1 }],
  ['how long, by remixing', { model: 'sora-2', extra: { remix_video_id: 'a' } }, { perSecond: 1 }],
  ['how many, by extra', { model: veo, extra: { sampleCount: 4 } }, { perResult: 1 }],
  ['how many, by our name', { model: veo, extra: { count: 4 } }, { perSecond: 1 }],
  ['the resolution, by extra', { model: veo, extra: { resolution: '720p' } }, { perSecond: hd }],
  ['the resolution, by a size', { model: veo, extra: { size: '1280x720' } }, { perResult: hd }],
  ['the sound, by extra', { model: veo, extra: { generateAudio: true } }, { audioPerSecond: 1 }],
  ['the sound, by a file', { model: veo, extra: { audio_url: 'a' } }, { audioPerSecond: 1 }],
  ['how long, by a flag', { model: doubao, prompt: 'a cat --dur 12' }, { perSecond: 1 }],
  [
    'how long, by a flag beside the setting',
    { model: 'seedance-1.5-pro', prompt: '--duration=8, a cat', durationSeconds: 4 },
    { flat: 1, perSecond: 1 },
  ],
  [
    'how long, by a flag of a model that is not listed',
    { model: 'seedance-9', prompt: 'a cat --frames 121', durationSeconds: 5 },
    { perSecond: 1 },
  ],
  [
    'the resolution, by a flag',
    { model: doubao, prompt: 'a cat --rs 1080p' },
    { perSecond: { '720p': 1 } },
  ],
  ['what only sound costs, without sound', { model: veo, audio: false }, { audioPerSecond: 0.1 }],
  ['how many', { model: veo, count: NaN }, { perResult: 1 }],
  ['how many, none', { model: veo, count: 0 }, { perResult: 1 }],
  ['how many, less than none', { model: veo, count: -2 }, { perSecond: 1 }],
  ['how long, no time', { model: veo, durationSeconds: 0 }, { perSecond: 1 }],
  ['how long, less than no time', { model: veo, durationSeconds: -4 }, { perSecond: 1 }],
  ['how long', { model: veo, durationSeconds: NaN }, { flat: 1, perSecond: 1 }],
])('says nothing for what is not known: %s', (_, request, price) => {
  expect(estimate(request, price)).toEqual({ kind: 'unknown' })
})

it('does not add up what floating point adds to it', () => {
  expect(amount({ model: veo, count: 3 }, { perResult: 0.1 })).toBe(0.3)
  expect(amount({ model: veo }, { flat: 0.2, perResult: 0.1 })).toBe(0.3)
  expect(amount({ model: 'x', durationSeconds: 7 }, { perSecond: 0.07 })).toBe(0.49)
  expect(amount({ model: veo }, { perSecond: 1e-9 })).toBe(4e-9)
  expect(amount({ model: veo }, { perSecond: 123_456.789 })).toBe(493_827.156)
})

describe('the catalogue of an app', () => {
  it('says what is usual', () => {
    const catalog = { mine: { ...modelCatalog[veo], durations: [10], audio: 'always' } as const }
    const models = {
      mine: { perSecond: 1, audioPerSecond: { '1080p': 1 } },
      [veo]: { perSecond: 1 },
    }
    const prices = { currency: 'EUR', models }

    expect(estimateCost({ model: 'mine' }, prices, catalog)).toMatchObject({ amount: 20 })
    expect(estimateCost({ model: veo }, prices, catalog)).toEqual({ kind: 'unknown' })
  })

  it('has no model by a name of every object', () => {
    for (const model of ['constructor', 'toString', '__proto__']) {
      const models = Object.fromEntries([[model, { flat: 1, perSecond: 1 }]])

      expect(estimateCost({ model }, { currency: 'EUR', models })).toEqual({ kind: 'unknown' })
      expect(estimateCost({ model }, { currency: 'EUR', models: {} })).toEqual({ kind: 'unknown' })
      expect(
        estimateCost({ model, durationSeconds: 2 }, { currency: 'EUR', models }),
      ).toMatchObject({ amount: 3 })
    }
  })
})
