import { expectTypeOf, it } from 'vitest'
import { jpeg, link } from './contract-cases.test-helper.ts'
import { extra, prompt, refuses, takes } from './typed-request.test-helper.ts'
import type { Choices } from './typed-request.test-helper.ts'

it('compiles for Veo 3.1 Fast what it takes, and nothing else', () => {
  const model = 'veo-3.1-fast-generate-preview'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [4 | 6 | 8, '16:9' | '9:16', '1080p' | '720p', never, never, true, 1 | 2 | 3 | 4]
  >()
  takes({ model, prompt, durationSeconds: 8, aspectRatio: '9:16', resolution: '720p', extra })
  takes({ model, prompt, firstFrame: jpeg, lastFrame: link, audio: true })
  takes({ model, prompt, seed: 1, watermark: true, count: 4 })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 5 })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 12 })
  // @ts-expect-error takes 16:9, 9:16
  refuses({ model, prompt, aspectRatio: '1:1' })
  // @ts-expect-error takes 1080p, 720p
  refuses({ model, prompt, resolution: '480p' })
  // @ts-expect-error takes 1 to 4
  refuses({ model, prompt, count: 5 })
  // @ts-expect-error has sound always
  refuses({ model, prompt, audio: false })
  // @ts-expect-error no such setting
  refuses({ model, prompt, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, references: [link] })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
})

it('compiles for Veo 3.1 what it takes, and nothing else', () => {
  const model = 'veo-3.1-generate-preview'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [4 | 6 | 8, '16:9' | '9:16', '1080p' | '720p', never, never, boolean, 1 | 2 | 3 | 4]
  >()
  takes({ model, prompt, durationSeconds: 8, aspectRatio: '9:16', resolution: '720p', extra })
  takes({ model, prompt, firstFrame: jpeg, lastFrame: link, audio: true })
  takes({ model, prompt, seed: 1, watermark: true, count: 4 })
  takes({ model, prompt, audio: false })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 5 })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 12 })
  // @ts-expect-error takes 16:9, 9:16
  refuses({ model, prompt, aspectRatio: '1:1' })
  // @ts-expect-error takes 1080p, 720p
  refuses({ model, prompt, resolution: '480p' })
  // @ts-expect-error takes 1 to 4
  refuses({ model, prompt, count: 5 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, references: [link] })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
})

it('compiles for Veo 3.0 Fast what it takes, and nothing else', () => {
  const model = 'veo-3.0-fast-generate-001'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [4 | 6 | 8, '16:9' | '9:16', '1080p' | '720p', never, never, true, 1 | 2 | 3 | 4]
  >()
  takes({ model, prompt, durationSeconds: 8, aspectRatio: '9:16', resolution: '720p', extra })
  takes({ model, prompt, firstFrame: jpeg, audio: true })
  takes({ model, prompt, seed: 1, watermark: true, count: 4 })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 5 })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 12 })
  // @ts-expect-error takes 16:9, 9:16
  refuses({ model, prompt, aspectRatio: '1:1' })
  // @ts-expect-error takes 1080p, 720p
  refuses({ model, prompt, resolution: '480p' })
  // @ts-expect-error takes 1 to 4
  refuses({ model, prompt, count: 5 })
  // @ts-expect-error has sound always
  refuses({ model, prompt, audio: false })
  // @ts-expect-error no such setting
  refuses({ model, prompt, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, references: [link] })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, lastFrame: jpeg })
})

it('compiles for Veo 3.0 what it takes, and nothing else', () => {
  const model = 'veo-3.0-generate-preview'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [4 | 6 | 8, '16:9' | '9:16', '1080p' | '720p', never, never, boolean, 1 | 2 | 3 | 4]
  >()
  takes({ model, prompt, durationSeconds: 8, aspectRatio: '9:16', resolution: '720p', extra })
  takes({ model, prompt, firstFrame: jpeg, audio: true })
  takes({ model, prompt, seed: 1, watermark: true, count: 4 })
  takes({ model, prompt, audio: false })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 5 })
  // @ts-expect-error takes 4, 6, 8
  refuses({ model, prompt, durationSeconds: 12 })
  // @ts-expect-error takes 16:9, 9:16
  refuses({ model, prompt, aspectRatio: '1:1' })
  // @ts-expect-error takes 1080p, 720p
  refuses({ model, prompt, resolution: '480p' })
  // @ts-expect-error takes 1 to 4
  refuses({ model, prompt, count: 5 })
  // @ts-expect-error no such setting
  refuses({ model, prompt, size: '1280x720' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, references: [link] })
  // @ts-expect-error no such setting
  refuses({ model, prompt, negativePrompt: 'rain' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, remixOf: 'video_1' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, lastFrame: jpeg })
})
