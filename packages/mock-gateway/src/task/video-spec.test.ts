import { modelCatalog } from '@generated-video/client/catalog'
import type { KnownModelId } from '@generated-video/client/catalog'
import { expect, it } from 'vitest'
import { readVideoSpec } from './video-spec.ts'

function content(text: string) {
  return { metadata: { content: [{ type: 'text', text }] } }
}

it.each<[KnownModelId, Record<string, unknown>, string, number]>([
  ['sora-2', {}, '9:16', 4],
  ['sora-2', { seconds: '8', size: '1280x720' }, '16:9', 8],
  ['sora-2', { n_seconds: 12, width: 1280, height: 720 }, '16:9', 12],
  ['sora-2', { seconds: 5, size: '960x960' }, '9:16', 4],
  ['veo-3.0-generate-preview', { durationSeconds: 6, aspectRatio: '9:16' }, '9:16', 6],
  ['veo-3.0-generate-preview', { metadata: { durationSeconds: 4 } }, '16:9', 4],
  ['wanx-video-v1', { duration: 10, size: '720*1280' }, '9:16', 10],
  ['wanx-video-v1', { duration: 5, size: '960x960' }, '1:1', 5],
  ['seedance-1.0', { duration: 6, aspect_ratio: '1:1' }, '1:1', 6],
  ['seedance-1.0', { duration: 6, ratio: '21:9' }, '16:9', 6],
  ['seedance-1.0', content('a cat --dur 8 --ratio 9:16'), '9:16', 8],
  ['seedance-1.0', { ratio: 'adaptive', duration: 900 }, '16:9', 60],
])('reads %s %j', (model, body, ratio, durationSeconds) => {
  expect(readVideoSpec(body, modelCatalog[model])).toMatchObject({ ratio, durationSeconds })
})

it('reads the tags of a prompt', () => {
  const prompt = 'a cat [size:15728640] [fault:poll-500]'

  expect(readVideoSpec({ prompt }, modelCatalog['sora-2'])).toMatchObject({
    size: 15_728_640,
    faultName: 'poll-500',
  })
})
