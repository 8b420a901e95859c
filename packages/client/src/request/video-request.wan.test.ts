import { expectTypeOf, it } from 'vitest'
import { jpeg, link } from './contract-cases.test-helper.ts'
import { extra, prompt, refuses, takes } from './typed-request.test-helper.ts'
import type { Choices } from './typed-request.test-helper.ts'

it('compiles for Wanxiang what it takes, and nothing else', () => {
  const model = 'wanx-video-v1'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [
      5 | 3 | 10,
      '16:9' | '9:16' | '1:1',
      never,
      '1280x720' | '720x1280' | '960x960',
      'realistic' | 'anime' | '3d',
      never,
      never,
    ]
  >()
  takes({
    model,
    prompt,
    durationSeconds: 3,
    size: '960x960',
    style: 'anime',
    firstFrame: link,
    seed: 1,
  })
  takes({ model, prompt, durationSeconds: 10, aspectRatio: '1:1', style: '3d', extra })
  // @ts-expect-error takes 5, 3, 10
  refuses({ model, prompt, durationSeconds: 4 })
  // @ts-expect-error takes 16:9, 9:16, 1:1
  refuses({ model, prompt, aspectRatio: '4:3' })
  // @ts-expect-error takes three sizes
  refuses({ model, prompt, size: '1280*720' })
  // @ts-expect-error takes three styles
  refuses({ model, prompt, style: 'cartoon' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, resolution: '720p' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, lastFrame: jpeg })
  // @ts-expect-error no such setting
  refuses({ model, prompt, references: [link] })
  // @ts-expect-error no such setting
  refuses({ model, prompt, audio: true })
  // @ts-expect-error no such setting
  refuses({ model, prompt, audio: false })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, watermark: true })
  // @ts-expect-error no such setting
  refuses({ model, prompt, count: 1 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
})

it('compiles for Wan 2.5 from text what it takes, and nothing else', () => {
  const model = 'wan2.5-t2v-preview'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [
      5 | 10,
      '16:9' | '9:16' | '1:1',
      never,
      '1280x720' | '720x1280' | '960x960',
      never,
      boolean,
      never,
    ]
  >()
  takes({ model, prompt, durationSeconds: 10, size: '960x960', seed: 1, audio: false })
  takes({ model, prompt, aspectRatio: '1:1', audio: true, extra })
  // @ts-expect-error takes 5, 10
  refuses({ model, prompt, durationSeconds: 3 })
  // @ts-expect-error takes 16:9, 9:16, 1:1
  refuses({ model, prompt, aspectRatio: '4:3' })
  // @ts-expect-error takes three sizes
  refuses({ model, prompt, size: '1024x1024' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, resolution: '720p' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, lastFrame: jpeg })
  // @ts-expect-error no such setting
  refuses({ model, prompt, references: [link] })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, watermark: true })
  // @ts-expect-error no such setting
  refuses({ model, prompt, count: 1 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
})

it('compiles for Wan 2.5 from a picture what it takes, and nothing else', () => {
  const model = 'wan2.5-i2v-preview'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [5 | 10, never, '720p' | '480p' | '1080p', never, never, boolean, never]
  >()
  takes({
    model,
    prompt,
    firstFrame: jpeg,
    durationSeconds: 10,
    resolution: '480p',
    seed: 1,
    audio: false,
    extra,
  })
  // @ts-expect-error takes 5, 10
  refuses({ model, prompt, firstFrame: jpeg, durationSeconds: 3 })
  // @ts-expect-error takes 720p, 480p, 1080p
  refuses({ model, prompt, firstFrame: jpeg, resolution: '360p' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, aspectRatio: '16:9' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, lastFrame: jpeg })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, references: [link] })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, watermark: true })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, count: 1 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, remixOf: 'video_1' })
})
