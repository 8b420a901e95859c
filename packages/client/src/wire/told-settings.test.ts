import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toldSettings } from './told-settings.ts'

it.each([
  // OpenAI's video object, and the sibling's page. Contract §2.2.
  [
    { seconds: '4', size: '720x1280' },
    { durationSeconds: 4, size: '720x1280' },
  ],
  [
    { n_seconds: 8, width: 1280, height: 720 },
    { durationSeconds: 8, size: '1280x720' },
  ],
  // Nebula passes it on in `metadata`, new-api in `data`.
  [{ metadata: { seconds: '4', size: '720x1280' } }, { durationSeconds: 4, size: '720x1280' }],
  [{ data: { seconds: '4' } }, { durationSeconds: 4 }],
  // new-api's flat form. Contract §5.
  [
    { metadata: { duration: 5.04, fps: 24, width: 832, height: 480, seed: 7 } },
    { durationSeconds: 5.04, size: '832x480', seed: 7 },
  ],
  [{ metadata: { duration: 0, fps: 0, width: 0, height: 0, seed: 0 } }, {}],
  // Seedance's own object.
  [
    { metadata: { seed: 58_944, resolution: '720p', ratio: '16:9', duration: 5 } },
    { durationSeconds: 5, aspectRatio: '16:9', resolution: '720p', seed: 58_944 },
  ],
  [{ metadata: { ratio: 'adaptive', duration: -1, seed: -1 } }, {}],
  // Wan's; what it bills is not what it makes.
  [
    { metadata: { output: {}, usage: { video_duration: 5, video_ratio: '1280*720' } } },
    { durationSeconds: 5, size: '1280x720' },
  ],
  [
    { metadata: { usage: { duration: 10, output_video_duration: 5, SR: 720, ratio: '16:9' } } },
    { durationSeconds: 5, aspectRatio: '16:9', resolution: '720p' },
  ],
  [
    { metadata: { usage: { video_duration: 5.2, video_ratio: 'standard' } } },
    { durationSeconds: 5.2 },
  ],
  [{ metadata: { output: { size: '960*960' } } }, { size: '960x960' }],
  // Veo's names.
  [
    { durationSeconds: '8s', aspectRatio: '9:16', resolution: '1080P' },
    { durationSeconds: 8, aspectRatio: '9:16', resolution: '1080p' },
  ],
  [
    { duration_seconds: ' 8 ', aspect_ratio: '9 : 16', resolution: '4K' },
    { durationSeconds: 8, aspectRatio: '9:16', resolution: '4k' },
  ],
  [{ resolution: '1280x720' }, { size: '1280x720' }],
  // What the vendor says is truer than what stands beside it.
  [{ seconds: '8', metadata: { seconds: '4' } }, { durationSeconds: 4 }],
  [{ seconds: '8', metadata: { seconds: '' } }, { durationSeconds: 8 }],
])('reads %j', (details, settings) => {
  expect(toldSettings(details)).toEqual(settings)
})

it.each([
  { duration: 8000, seconds: '8000', size: 15_728_640 },
  { duration: 0, seconds: '-4', seed: 1.5, resolution: 'high' },
  { seconds: NaN, duration: Infinity, n_seconds: null, seed: '7e3' },
  { seconds: '0x8', duration: '1e1', size: '0x720', ratio: '0:9', aspect_ratio: '1.78' },
  { seconds: [4], duration: { value: 4 }, size: ['1280x720'], metadata: [{ seconds: 4 }] },
  { width: 1280, metadata: { height: 720 } },
  { seed: '99999999999999999999', resolution: '20p' },
])('takes nothing from %j', (details) => {
  expect(toldSettings(details)).toEqual({})
})

it('reads anything without a fault, and once more what it has read', () => {
  const names = ['seconds', 'size', 'width', 'height', 'ratio', 'resolution', 'seed', 'SR', 'usage']
  const fields = fc.dictionary(fc.constantFrom(...names, 'metadata', 'output'), fc.jsonValue())
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fields), (details) => {
      const told = toldSettings(details)

      expect(toldSettings(told)).toEqual(told)
    }),
  )
})
