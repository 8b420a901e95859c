import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findModel, modelCatalog } from '../catalog/model-catalog.ts'
import { answerDifferences } from './answer-differences.ts'
import type { TaskDifference } from './answer-differences.ts'
import type { VideoRequestFields } from './video-request.ts'

type Asked = Partial<VideoRequestFields>

function compare(
  asked: Asked,
  details: unknown,
  { model = 'sora-2', earlier = [] }: { model?: string; earlier?: TaskDifference[] } = {},
) {
  const request = { prompt: 'a cat', ...asked }
  return answerDifferences(request, findModel(modelCatalog, model), details, earlier)
}

const picture = 'https://files.example/cat.png'

it.each<[asked: Asked, details: object, differences: TaskDifference[]]>([
  [
    { durationSeconds: 8 },
    { metadata: { seconds: '4' } },
    [{ field: 'durationSeconds', asked: 8, made: 4 }],
  ],
  [
    { durationSeconds: 3 },
    { metadata: { usage: { video_duration: 5 } } },
    [{ field: 'durationSeconds', asked: 3, made: 5 }],
  ],
  [
    { aspectRatio: '16:9' },
    { metadata: { size: '720x1280' } },
    [{ field: 'aspectRatio', asked: '16:9', made: '720x1280' }],
  ],
  [
    { aspectRatio: '16:9' },
    { metadata: { ratio: '9:16' } },
    [{ field: 'aspectRatio', asked: '16:9', made: '9:16' }],
  ],
  [
    { size: '1792x1024' },
    { width: 720, height: 1280 },
    [{ field: 'size', asked: '1792x1024', made: '720x1280' }],
  ],
  [{ size: '1280x720' }, { ratio: '1:1' }, [{ field: 'size', asked: '1280x720', made: '1:1' }]],
  [
    { resolution: '1080p' },
    { metadata: { usage: { SR: 720 } } },
    [{ field: 'resolution', asked: '1080p', made: '720p' }],
  ],
  [
    { resolution: '1080p' },
    { metadata: { resolution: '1280x720' } },
    [{ field: 'resolution', asked: '1080p', made: '1280x720' }],
  ],
  [
    { resolution: '720p', aspectRatio: '9:16' },
    { width: 480, height: '864' },
    [{ field: 'resolution', asked: '720p', made: '480x864' }],
  ],
  [
    { size: '1280x720' },
    { metadata: { resolution: '480P', ratio: '16:9' } },
    [{ field: 'size', asked: '1280x720', made: '480p' }],
  ],
  [
    { size: '1280x720' },
    { metadata: { resolution: '720p', ratio: '9:16' } },
    [{ field: 'size', asked: '1280x720', made: '9:16' }],
  ],
  [{ seed: 7 }, { seed: 8 }, [{ field: 'seed', asked: 7, made: 8 }]],
  [{ seed: 0 }, { seed: 812 }, [{ field: 'seed', asked: 0, made: 812 }]],
  [
    { seed: 7, resolution: '720p', aspectRatio: '9:16', durationSeconds: 8 },
    { seconds: 4, size: '1280*720', resolution: '480p', seed: '9' },
    [
      { field: 'durationSeconds', asked: 8, made: 4 },
      { field: 'aspectRatio', asked: '9:16', made: '1280x720' },
      { field: 'resolution', asked: '720p', made: '480p' },
      { field: 'seed', asked: 7, made: 9 },
    ],
  ],
])('of %j finds in %j what differs', (asked, details, differences) => {
  expect(compare(asked, details)).toEqual(differences)
})

it.each<[Asked, object | undefined]>([
  // Left to the gateway.
  [{}, { seconds: '4', size: '720x1280', ratio: '9:16', resolution: '480p', seed: 5 }],
  [{ durationSeconds: undefined }, { seconds: '4' }],
  // Nothing told, or nothing plausible.
  [{ durationSeconds: 8, aspectRatio: '16:9', seed: 7 }, undefined],
  [{ durationSeconds: 8 }, { duration: 8000, seconds: 0, n_seconds: 'eight' }],
  [{ seed: 7 }, { seed: 0 }],
  // Another spelling.
  [{ durationSeconds: 8 }, { seconds: '8' }],
  [{ durationSeconds: 5 }, { metadata: { duration: 5.2 } }],
  [{ size: '1280x720' }, { size: '1280*720' }],
  [{ size: '1280x720' }, { ratio: '16:9' }],
  [{ resolution: '720p' }, { resolution: '720P' }],
  [{ aspectRatio: '16:9' }, { size: '1280*720' }],
  [{ resolution: '720p' }, { resolution: '1280*720' }],
  [{ resolution: '720p' }, { size: '1280x720', SR: 720 }],
  [{ size: '1280x720' }, { resolution: '720p' }],
  [{ size: '720x1280' }, { SR: 720, ratio: '9:16' }],
  // Another measure than lines.
  [{ resolution: '4k' }, { size: '3840x2160' }],
  [{ size: '2048x1152' }, { resolution: '2k' }],
  // Whole blocks of pixels. Contract §7.1.
  [{ aspectRatio: '16:9' }, { width: 864, height: 496 }],
  [{ aspectRatio: '21:9' }, { size: '960x416' }],
  [{ aspectRatio: '9:16' }, { size: '1088x1920' }],
  // The gateway's choice, or the app's.
  [{ aspectRatio: 'adaptive' }, { ratio: '16:9', size: '1280x720' }],
  [{ aspectRatio: '16:9' }, { ratio: 'adaptive' }],
  [{ seed: -1 }, { seed: 812 }],
  [{ seed: 0 }, { seed: 0 }],
  [{ resolution: 'best' }, { resolution: '720p' }],
])('of %j finds no difference in %j', (asked, details) => {
  expect(compare(asked, details)).toEqual([])
})

/** Seedance's frames for each resolution. Contract §7.1. */
const frames = {
  '480p': '864x480 864x496 736x544 752x560 640x640 960x416 992x432',
  '720p': '1280x720 1248x704 1112x834 1120x832 960x960 1470x630 1504x640',
  '1080p': '1920x1080 1920x1088 1664x1248 1440x1440 2206x946 2176x928',
}

it.each(Object.entries(frames))('knows the frames of %s, of any ratio', (resolution, sizes) => {
  for (const size of sizes.split(' ').flatMap((one) => [one, one.split('x').reverse().join('x')])) {
    const others = Object.keys(frames).filter((one) => one !== resolution)

    expect([size, compare({ resolution }, { size })]).toEqual([size, []])
    expect([size, compare({ size }, { resolution })]).toEqual([size, []])
    for (const other of others) {
      expect(compare({ resolution: other }, { size })).toEqual([
        { field: 'resolution', asked: other, made: size },
      ])
      expect(compare({ size }, { resolution: other })).toEqual([
        { field: 'size', asked: size, made: other },
      ])
    }
  }
})

// A square of a vendor whose resolution is the shorter side, and one that rounds to blocks of 64 pixels.
it.each(['720x720', '1280x704', '768x768'])('takes %s for 720p', (size) => {
  expect(compare({ resolution: '720p' }, { size })).toEqual([])
})

it.each<[Asked['extra'], string[]]>([
  [{ seconds: '20' }, ['aspectRatio', 'resolution', 'seed']],
  [{ duration: -1 }, ['aspectRatio', 'resolution', 'seed']],
  [{ metadata: { durationSeconds: 6 } }, ['aspectRatio', 'resolution', 'seed']],
  [{ size: '1792x1024' }, ['durationSeconds', 'seed']],
  [{ width: 100, height: 100 }, ['durationSeconds', 'seed']],
  [{ seed: 9 }, ['durationSeconds', 'aspectRatio', 'resolution']],
  [{ metadata: { content: [{ type: 'text', text: 'a cat --dur 4' }] } }, []],
  [{ remix_video_id: 'video_1' }, []],
  [
    { user: 'ann', metadata: { fps: 24 } },
    ['durationSeconds', 'aspectRatio', 'resolution', 'seed'],
  ],
])('lets the extra fields %j stand for the settings', (extra, compared) => {
  const asked = { durationSeconds: 8, aspectRatio: '16:9', resolution: '1080p', seed: 7, extra }
  const details = { seconds: '4', ratio: '9:16', resolution: '720p', seed: 8 }

  expect(compare(asked, details).map(({ field }) => field)).toEqual(compared)
})

it.each([
  ['--dur 4', ['aspectRatio', 'resolution', 'seed']],
  ['--duration 4', ['aspectRatio', 'resolution', 'seed']],
  ['--frames 97', ['aspectRatio', 'resolution', 'seed']],
  ['--rt adaptive', ['durationSeconds', 'resolution', 'seed']],
  ['--ratio 9:16', ['durationSeconds', 'resolution', 'seed']],
  ['--rs 720p', ['durationSeconds', 'aspectRatio', 'seed']],
  ['--seed -1', ['durationSeconds', 'aspectRatio', 'resolution']],
  ['--dur=4 --rt=9:16 --resolution=720p --seed=8', []],
  ['--fps 24 --wm true', ['durationSeconds', 'aspectRatio', 'resolution', 'seed']],
  ['--durable 4, dur 4', ['durationSeconds', 'aspectRatio', 'resolution', 'seed']],
])('lets the flags %j in a prompt of Seedance stand for the settings', (flags, compared) => {
  const asked = { durationSeconds: 8, aspectRatio: '16:9', resolution: '1080p', seed: 7 }
  const details = { seconds: '4', ratio: '9:16', resolution: '720p', seed: 8 }
  const fields = (model: string) =>
    compare({ ...asked, prompt: `a cat ${flags}` }, details, { model }).map(({ field }) => field)

  expect(fields('seedance-1.5-pro')).toEqual(compared)
  expect(fields('doubao-seedance-9')).toEqual(compared)
  expect(fields('veo-3.1-generate-preview')).toHaveLength(4)
})

it('compares nothing with a remix, which has the settings of its source', () => {
  expect(compare({ remixOf: 'video_1', durationSeconds: 8 }, { seconds: '4' })).toEqual([])
})

it('expects no ratio of a Seedance video that begins with a picture', () => {
  const asked = { aspectRatio: '16:9', durationSeconds: 8, firstFrame: picture }
  const details = { ratio: '4:3', duration: 4 }

  expect(compare(asked, details, { model: 'seedance-1.5-pro' })).toEqual([
    { field: 'durationSeconds', asked: 8, made: 4 },
  ])
  expect(compare(asked, details, { model: 'veo-3.1-generate-preview' })).toHaveLength(2)
})

it('keeps what was told before of a setting until it is told again', () => {
  const asked = { durationSeconds: 8, aspectRatio: '16:9' }
  const earlier: TaskDifference[] = [
    { field: 'durationSeconds', asked: 8, made: 4 },
    { field: 'aspectRatio', asked: '16:9', made: '720x1280' },
  ]
  const [length, ratio] = earlier

  expect(compare(asked, undefined, { earlier })).toEqual(earlier)
  expect(compare(asked, { seconds: '8' }, { earlier })).toEqual([ratio])
  expect(compare(asked, { seconds: '12', size: '1280x720' }, { earlier })).toEqual([
    { ...length, made: 12 },
  ])
})

it('takes no other spelling for a difference, wherever it stands', () => {
  const place = fc.constantFrom('', 'metadata', 'data', 'output', 'usage')
  const seconds = fc.integer({ min: 1, max: 60 })
  const side = fc.integer({ min: 16, max: 4096 })
  fc.assert(
    fc.property(place, seconds, side, side, seconds, (at, count, width, height, spelling) => {
      const cross = ['x', '*', ' x ', 'X', '×'][spelling % 5]
      const names = ['seconds', 'n_seconds', 'duration', 'durationSeconds', 'video_duration']
      const spelt = {
        [names[spelling % names.length] ?? '']: spelling % 2 ? String(count) : count,
        ...(spelling % 3
          ? { size: `${width}${cross}${height}` }
          : { width, height: String(height) }),
        resolution: spelling % 2 ? '720P' : '720p',
        seed: spelling % 2 ? String(count) : count,
      }
      const asked = { durationSeconds: count, resolution: '720p', seed: count }
      const details = at === '' ? spelt : { metadata: at === 'metadata' ? spelt : { [at]: spelt } }

      expect(compare({ ...asked, size: `${width}x${height}` }, details)).toEqual([])
      expect(compare({ ...asked, aspectRatio: `${width}:${height}` }, details)).toEqual([])
    }),
  )
})

it('makes something of any details and any extra fields', () => {
  const asked = { durationSeconds: 8, aspectRatio: '16:9', size: '1280x720', seed: 7 }
  const extra = fc.dictionary(fc.string(), fc.jsonValue())
  fc.assert(
    fc.property(fc.jsonValue(), extra, (details, fields) => {
      expect(compare({ ...asked, extra: fields }, details)).toBeInstanceOf(Array)
    }),
  )
})
