import { expectTypeOf, it } from 'vitest'
import { jpeg, link } from './contract-cases.test-helper.ts'
import { extra, prompt, refuses, takes } from './typed-request.test-helper.ts'
import type { Choices } from './typed-request.test-helper.ts'

it('compiles for Sora what it takes, and nothing else', () => {
  const model = 'sora-2'
  expectTypeOf<Choices<typeof model>>().toEqualTypeOf<
    [4 | 8 | 12, '9:16' | '16:9', never, '720x1280' | '1280x720', never, never, never]
  >()
  takes({ model, prompt, durationSeconds: 12, aspectRatio: '16:9', firstFrame: jpeg, extra })
  takes({ model, prompt, durationSeconds: 4, size: '720x1280' })
  takes({ model, prompt, remixOf: 'video_1' })
  // @ts-expect-error takes 4, 8, 12
  refuses({ model, prompt, durationSeconds: 5 })
  // @ts-expect-error takes 4, 8, 12
  refuses({ model, prompt, durationSeconds: 20 })
  // @ts-expect-error it is a number
  refuses({ model, prompt, durationSeconds: '4' })
  // @ts-expect-error takes 9:16, 16:9
  refuses({ model, prompt, aspectRatio: '1:1' })
  // @ts-expect-error takes 720x1280, 1280x720
  refuses({ model, prompt, size: '1792x1024' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, resolution: '720p' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, style: 'anime' })
  // @ts-expect-error no such setting
  refuses({ model, prompt, firstFrame: jpeg, lastFrame: jpeg })
  // @ts-expect-error no such setting
  refuses({ model, prompt, references: [link] })
  // @ts-expect-error no such setting
  refuses({ model, prompt, seed: 1 })
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
  refuses({ model, prompt, duration: 4 })
})
