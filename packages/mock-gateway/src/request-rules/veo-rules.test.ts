import { BufferSource, Input, MP4 } from 'mediabunny'
import { describe, expect, it } from 'vitest'
import {
  finish,
  query,
  readJson,
  readTask,
  readVideo,
  sha256,
} from '../call-gateway.test-helper.ts'
import { mockDialects } from '../dialect/mock-dialect.ts'
import { createMockGateway } from '../mock-gateway.ts'
import { jpegUrl, pngUrl } from '../picture/pictures.test-helper.ts'
import { ledgerOf, refusalOf } from './submit-once.test-helper.ts'

const models = [
  'veo-3.0-fast-generate-001',
  'veo-3.0-generate-preview',
  'veo-3.1-fast-generate-preview',
  'veo-3.1-generate-preview',
]
const veo = { model: 'veo-3.1-generate-preview', prompt: 'a cat' }

describe.each(models)('%s', (model) => {
  it.each([
    [{}, 4, 16 / 9],
    [{ durationSeconds: 4 }, 4, 16 / 9],
    [{ durationSeconds: 6, aspectRatio: '16:9' }, 6, 16 / 9],
    [{ durationSeconds: 8, aspectRatio: '9:16' }, 8, 9 / 16],
    [{ duration_seconds: 6, aspect_ratio: '9:16' }, 6, 9 / 16],
    [{ metadata: { durationSeconds: 8, aspectRatio: '9:16' } }, 8, 9 / 16],
    [{ durationSeconds: 6, metadata: { durationSeconds: 8 } }, 6, 16 / 9],
  ])('makes what %j asks for (§1.3)', async (fields, seconds, proportion) => {
    const video = await makeVideo({ model, prompt: 'a cat', ...fields })

    expect(video.seconds).toBeCloseTo(seconds, 3)
    expect(video.proportion).toBeCloseTo(proportion)
  })

  it.each([
    { resolution: '720p' },
    { resolution: '1080p' },
    { generateAudio: true },
    { generate_audio: false },
    { sampleCount: 1 },
    { sampleCount: 4 },
    { personGeneration: 'allow_all' },
    { personGeneration: 'allow_adult' },
    { person_generation: 'dont_allow' },
    { addWatermark: true },
    { seed: 0 },
    { seed: 123_456 },
    { fps: 24 },
    { image: 'https://a.example/b.png' },
    { image: jpegUrl },
    { image: pngUrl(16, 9).split(',')[1] },
    { unknown: 1 },
    { durationSeconds: null, image: null },
  ])('accepts %j (§1.3)', async (fields) => {
    expect(await ledgerOf({ model, prompt: 'a cat', ...fields })).toMatchObject({ model })
  })

  it.each([
    { durationSeconds: 5 },
    { durationSeconds: 12 },
    { durationSeconds: '8' },
    { durationSeconds: 4.5 },
    { duration_seconds: 7 },
    { metadata: { durationSeconds: 7 } },
    { aspectRatio: '1:1' },
    { aspectRatio: '4:3' },
    { aspect_ratio: '21:9' },
    { resolution: '480p' },
    { resolution: '4k' },
    { generateAudio: 'yes' },
    { addWatermark: 1 },
    { sampleCount: 0 },
    { sampleCount: 5 },
    { sampleCount: 1.5 },
    { sampleCount: '2' },
    { personGeneration: 'allow_some' },
    { seed: 1.5 },
    { seed: '7' },
    { fps: '24' },
    { image: 'kitten' },
    { image: 'data:image/png;base64,aGVsbG8=' },
    { image: 7 },
    { lastFrame: jpegUrl },
    { image: jpegUrl, lastFrame: 'kitten' },
  ])('refuses %j (§1.3)', async (fields) => {
    expect(await refusalOf({ model, prompt: 'a cat', ...fields })).toMatchObject({
      code: 'invalid_request',
    })
  })
})

it.each(models)('takes a last frame at %s only if it is a 3.1 (§1.3)', async (model) => {
  const body = { model, prompt: 'a cat', image: pngUrl(16, 9), lastFrame: pngUrl(32, 18) }

  if (!model.includes('3.1')) return expect((await refusalOf(body)).message).toContain('lastFrame')
  expect((await ledgerOf(body)).images).toMatchObject([
    { role: 'first_frame', width: 16, height: 9 },
    { role: 'last_frame', width: 32, height: 18 },
  ])
})

describe.each(mockDialects)('several videos as %s', (dialect) => {
  it.each([2, 3, 4])('are %i different ones (§2.3)', async (sampleCount) => {
    const gateway = createMockGateway({ dialect })
    const id = await finish(gateway, { ...veo, durationSeconds: 6, sampleCount })
    const { url } = await readTask(await query(gateway, id))

    const urls = url as string[]
    const videos = urls.map((text) => Buffer.from(text.split('base64,')[1] ?? '', 'base64'))
    const digests = await Promise.all(videos.map(sha256))
    const { billed, tasks } = await gateway.ledger()
    expect(urls).toHaveLength(sampleCount)
    expect(new Set(digests).size).toBe(sampleCount)
    expect([tasks[0]?.sha256, ...(tasks[0]?.others ?? [])]).toEqual(digests)
    expect(billed).toBe(1)
    for (const video of videos) expect(await secondsOf(video)).toBeCloseTo(6, 3)
  })

  it('are gone together (§2.4)', async () => {
    const gateway = createMockGateway({ dialect, fault: 'expired' })
    const id = await finish(gateway, { ...veo, sampleCount: 2 })

    expect(await readTask(await query(gateway, id))).toMatchObject({ url: 'expired' })
  })
})

it('names several videos in the vendor’s object as well (§2.3)', async () => {
  const gateway = createMockGateway()
  const id = await finish(gateway, { ...veo, sampleCount: 2 })

  const { url, metadata } = await readJson(await query(gateway, id))

  expect(metadata).toEqual({
    response: { videos: (url as string[]).map((one) => ({ url: one })) },
  })
})

it('gives one video as a text, without the vendor’s object (§2.3)', async () => {
  const gateway = createMockGateway()
  const id = await finish(gateway, { ...veo, sampleCount: 1 })

  const { url, metadata } = await readJson(await query(gateway, id))

  expect(url).toMatch(/^data:video\/mp4;base64,/)
  expect(metadata).toBeUndefined()
})

async function makeVideo(body: object): Promise<{ seconds: number; proportion: number }> {
  const gateway = createMockGateway()
  const id = await finish(gateway, body)
  const bytes = await readVideo(await query(gateway, id))
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4] })
  const track = await input.getPrimaryVideoTrack()
  if (!track) throw new Error('The file holds no video.')
  return {
    seconds: await track.computeDuration(),
    proportion: (await track.getDisplayWidth()) / (await track.getDisplayHeight()),
  }
}

async function secondsOf(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4] })
  return (await input.getPrimaryVideoTrack())?.computeDuration() ?? 0
}
