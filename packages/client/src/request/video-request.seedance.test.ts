import { expectTypeOf, it } from 'vitest'
import { jpeg, link } from './contract-cases.test-helper.ts'
import { extra, prompt, refuses, takes } from './typed-request.test-helper.ts'
import type { Choices } from './typed-request.test-helper.ts'

it('compiles for Seedance 1.5 Pro what it takes, and nothing else', () => {
  const model = 'seedance-1.5-pro'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [4 | 6 | 8, '16:9' | '9:16' | '1:1', '720p' | '480p' | '1080p', never, never, true, never]
  >()
  takes({ model, prompt, durationSeconds: 6, aspectRatio: '1:1', resolution: '480p', extra })
  takes({ model, prompt, seed: 1, watermark: false, audio: true })
  takes({ model, prompt, firstFrame: jpeg, lastFrame: link })
  takes({ model, prompt, references: [jpeg, link] })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 5 })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 12 })
  // @ts-expect-error takes 16:9, 9:16, 1:1
  refuses({ model, prompt, aspectRatio: '4:3' })
  // @ts-expect-error takes 720p, 480p, 1080p
  refuses({ model, prompt, resolution: '4k' })
  // @ts-expect-error has sound always
  refuses({ model, prompt, audio: false })
  // @ts-expect-error no such setting
  refuses({ model, prompt, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, count: 1 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
})

it('compiles for Seedance 1.0 Pro what it takes, and nothing else', () => {
  const model = 'seedance-1.0-pro'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [4 | 6 | 8, '16:9' | '9:16' | '1:1', '720p' | '480p' | '1080p', never, never, never, never]
  >()
  takes({ model, prompt, durationSeconds: 6, aspectRatio: '1:1', resolution: '480p', extra })
  takes({ model, prompt, seed: 1, watermark: false })
  takes({ model, prompt, firstFrame: jpeg, lastFrame: link })
  takes({ model, prompt, references: [jpeg, link] })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 5 })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 12 })
  // @ts-expect-error takes 16:9, 9:16, 1:1
  refuses({ model, prompt, aspectRatio: '4:3' })
  // @ts-expect-error takes 720p, 480p, 1080p
  refuses({ model, prompt, resolution: '4k' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, audio: true })
  // @ts-expect-error no such setting
  refuses({ model, prompt, audio: false })
  // @ts-expect-error no such setting
  refuses({ model, prompt, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, count: 1 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
})

it('compiles for Seedance 1.0 what it takes, and nothing else', () => {
  const model = 'seedance-1.0'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [4 | 6 | 8, '16:9' | '9:16' | '1:1', '720p' | '480p' | '1080p', never, never, never, never]
  >()
  takes({ model, prompt, durationSeconds: 6, aspectRatio: '1:1', resolution: '480p', extra })
  takes({ model, prompt, seed: 1, watermark: false })
  takes({ model, prompt, firstFrame: jpeg, lastFrame: link })
  takes({ model, prompt, references: [jpeg, link] })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 5 })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 12 })
  // @ts-expect-error takes 16:9, 9:16, 1:1
  refuses({ model, prompt, aspectRatio: '4:3' })
  // @ts-expect-error takes 720p, 480p, 1080p
  refuses({ model, prompt, resolution: '4k' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, audio: true })
  // @ts-expect-error no such setting
  refuses({ model, prompt, audio: false })
  // @ts-expect-error no such setting
  refuses({ model, prompt, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, count: 1 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
})

it('compiles for Doubao’s 1.0 Lite from text what it takes, and nothing else', () => {
  const model = 'doubao-seedance-1-0-lite-t2v-250428'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [
      2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12,
      '16:9' | '9:16' | '1:1' | '4:3' | '3:4' | '21:9' | 'adaptive',
      '720p' | '480p' | '1080p',
      never,
      never,
      never,
      never,
    ]
  >()
  takes({ model, prompt, durationSeconds: 2, aspectRatio: '21:9', resolution: '480p', extra })
  takes({ model, prompt, seed: 1, watermark: false })
  // @ts-expect-error takes 2 to 12
  refuses({ model, prompt, durationSeconds: 1 })
  // @ts-expect-error takes 2 to 12
  refuses({ model, prompt, durationSeconds: 13 })
  // @ts-expect-error takes seven ratios
  refuses({ model, prompt, aspectRatio: '2:1' })
  // @ts-expect-error takes 720p, 480p, 1080p
  refuses({ model, prompt, resolution: '4k' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, audio: true })
  // @ts-expect-error no such setting
  refuses({ model, prompt, audio: false })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, lastFrame: jpeg })
  // @ts-expect-error no such setting
  refuses({ model, prompt, references: [link] })
  // @ts-expect-error no such setting
  refuses({ model, prompt, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, count: 1 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
})

it('compiles for Doubao’s 1.0 Lite from pictures what it takes, and nothing else', () => {
  const model = 'doubao-seedance-1-0-lite-i2v-250428'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [
      2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12,
      '16:9' | '9:16' | '1:1' | '4:3' | '3:4' | '21:9' | 'adaptive',
      '720p' | '480p' | '1080p',
      never,
      never,
      never,
      never,
    ]
  >()
  takes({
    model,
    prompt,
    firstFrame: jpeg,
    durationSeconds: 2,
    aspectRatio: 'adaptive',
    resolution: '480p',
    extra,
  })
  takes({ model, prompt, firstFrame: jpeg, seed: 1, watermark: false })
  takes({ model, prompt, firstFrame: jpeg, lastFrame: link })
  takes({ model, prompt, references: [jpeg, link] })
  // @ts-expect-error takes 2 to 12
  refuses({ model, prompt, firstFrame: jpeg, durationSeconds: 1 })
  // @ts-expect-error takes 2 to 12
  refuses({ model, prompt, firstFrame: jpeg, durationSeconds: 13 })
  // @ts-expect-error takes seven ratios
  refuses({ model, prompt, firstFrame: jpeg, aspectRatio: '2:1' })
  // @ts-expect-error takes 720p, 480p, 1080p
  refuses({ model, prompt, firstFrame: jpeg, resolution: '4k' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, audio: true })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, audio: false })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, count: 1 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, remixOf: 'video_1' })
})

it('compiles for Doubao’s 1.0 Pro what it takes, and nothing else', () => {
  const model = 'doubao-seedance-1-0-pro-250528'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [
      2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12,
      '16:9' | '9:16' | '1:1' | '4:3' | '3:4' | '21:9' | 'adaptive',
      '720p' | '480p' | '1080p',
      never,
      never,
      never,
      never,
    ]
  >()
  takes({ model, prompt, durationSeconds: 12, aspectRatio: '3:4', resolution: '480p', extra })
  takes({ model, prompt, seed: 1, watermark: false })
  takes({ model, prompt, firstFrame: jpeg, lastFrame: link })
  takes({ model, prompt, references: [jpeg, link] })
  // @ts-expect-error takes 2 to 12
  refuses({ model, prompt, durationSeconds: 1 })
  // @ts-expect-error takes 2 to 12
  refuses({ model, prompt, durationSeconds: 13 })
  // @ts-expect-error takes seven ratios
  refuses({ model, prompt, aspectRatio: '2:1' })
  // @ts-expect-error takes 720p, 480p, 1080p
  refuses({ model, prompt, resolution: '4k' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, audio: true })
  // @ts-expect-error no such setting
  refuses({ model, prompt, audio: false })
  // @ts-expect-error no such setting
  refuses({ model, prompt, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, count: 1 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
})

it('compiles for Doubao’s 1.5 Pro what it takes, and nothing else', () => {
  const model = 'doubao-seedance-1-5-pro-251215'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [
      4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12,
      '16:9' | '9:16' | '1:1' | '4:3' | '3:4' | '21:9' | 'adaptive',
      '720p' | '480p' | '1080p',
      never,
      never,
      true,
      never,
    ]
  >()
  takes({ model, prompt, durationSeconds: 4, aspectRatio: '4:3', resolution: '480p', extra })
  takes({ model, prompt, seed: 1, watermark: false, audio: true })
  takes({ model, prompt, firstFrame: jpeg, lastFrame: link })
  takes({ model, prompt, references: [jpeg, link] })
  // @ts-expect-error takes 4 to 12
  refuses({ model, prompt, durationSeconds: 3 })
  // @ts-expect-error takes 4 to 12
  refuses({ model, prompt, durationSeconds: -1 })
  // @ts-expect-error takes seven ratios
  refuses({ model, prompt, aspectRatio: '2:1' })
  // @ts-expect-error takes 720p, 480p, 1080p
  refuses({ model, prompt, resolution: '4k' })
  // @ts-expect-error has sound always
  refuses({ model, prompt, audio: false })
  // @ts-expect-error no such setting
  refuses({ model, prompt, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, count: 1 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
})

it('compiles for Doubao’s 1.5 Pro without sound what it takes, and nothing else', () => {
  const model = 'doubao-seedance-1-5-pro-251215-noAudio'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [
      4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12,
      '16:9' | '9:16' | '1:1' | '4:3' | '3:4' | '21:9' | 'adaptive',
      '720p' | '480p' | '1080p',
      never,
      never,
      never,
      never,
    ]
  >()
  takes({ model, prompt, durationSeconds: 11, aspectRatio: 'adaptive', resolution: '480p', extra })
  takes({ model, prompt, seed: 1, watermark: false })
  takes({ model, prompt, firstFrame: jpeg, lastFrame: link })
  takes({ model, prompt, references: [jpeg, link] })
  // @ts-expect-error takes 4 to 12
  refuses({ model, prompt, durationSeconds: 3 })
  // @ts-expect-error takes 4 to 12
  refuses({ model, prompt, durationSeconds: -1 })
  // @ts-expect-error takes seven ratios
  refuses({ model, prompt, aspectRatio: '2:1' })
  // @ts-expect-error takes 720p, 480p, 1080p
  refuses({ model, prompt, resolution: '4k' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, audio: true })
  // @ts-expect-error no such setting
  refuses({ model, prompt, audio: false })
  // @ts-expect-error no such setting
  refuses({ model, prompt, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, count: 1 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
})
