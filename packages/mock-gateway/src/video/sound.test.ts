import { BufferSource, Input, MP4 } from 'mediabunny'
import { expect, it } from 'vitest'
import { askForVideo, finish, readVideo } from '../call-gateway.test-helper.ts'
import { createMockGateway } from '../mock-gateway.ts'

it.each([
  ['sora', 'sora-2', {}, true],
  ['veo', 'veo-3.0-fast-generate-001', {}, true],
  ['veo', 'veo-3.1-fast-generate-preview', { generateAudio: false }, true],
  ['veo', 'veo-3.1-generate-preview', {}, false],
  ['veo', 'veo-3.1-generate-preview', { generateAudio: true }, true],
  ['veo', 'veo-3.0-generate-preview', { metadata: { generateAudio: true } }, true],
  ['wan', 'wanx-video-v1', {}, false],
  ['wan', 'wan2.5-t2v-preview', {}, false],
  ['wan', 'wan2.5-t2v-preview', { generate_audio: true }, true],
  ['wan', 'wan2.5-t2v-preview', { audio_url: 'https://a.example/b.mp3' }, true],
  ['seedance', 'seedance-1.0', {}, false],
  ['seedance', 'seedance-1.0-pro', {}, false],
  ['seedance', 'seedance-1.5-pro', {}, true],
] as const)(
  'of the family %s, gives %s with %o sound: %s',
  async (family, model, asked, hasSound) => {
    const gateway = createMockGateway()
    const id = await finish(gateway, { model, prompt: 'a cat', ...asked })

    const bytes = await readVideo(await askForVideo(gateway, id, { dialect: 'mixroute', family }))

    const input = new Input({ source: new BufferSource(bytes), formats: [MP4] })
    expect((await input.getPrimaryAudioTrack()) !== null).toBe(hasSound)
  },
)
