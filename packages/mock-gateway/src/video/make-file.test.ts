import { BufferSource, Input, MP4 } from 'mediabunny'
import { expect, it } from 'vitest'
import type { MockTask } from '../task/mock-task.ts'
import { makeFile } from './make-file.ts'
import { readBytes } from './mock-file.ts'

const task: MockTask = {
  id: 'video_1',
  upstreamId: 'video_1',
  model: 'sora-2',
  family: 'sora',
  spec: { prompt: 'a cat', ratio: '16:9', durationSeconds: 5, count: 1 },
  images: [],
  size: undefined,
  fault: undefined,
  submittedAt: 0,
  typicalTime: 1000,
  polls: 0,
  successes: 0,
  downloads: 0,
}

async function make(changes: Partial<MockTask>, moov: 'first' | 'last' = 'first') {
  const file = await makeFile({ ...task, ...changes }, moov)
  return readBytes(file, 0, file.size)
}

function boxes(bytes: Uint8Array<ArrayBuffer>): string[] {
  const buffer = Buffer.from(bytes)
  const names: string[] = []
  for (let at = 0; at < buffer.length; at += buffer.readUInt32BE(at)) {
    names.push(buffer.toString('latin1', at + 4, at + 8))
  }
  return names
}

it.each([
  ['16:9', 4],
  ['9:16', 5],
  ['1:1', 12],
] as const)('makes an H.264 video of %s and %i seconds', async (ratio, durationSeconds) => {
  const bytes = await make({ spec: { ...task.spec, ratio, durationSeconds } })

  const input = new Input({ source: new BufferSource(bytes), formats: [MP4] })
  const track = await input.getPrimaryVideoTrack()
  const [width = 0, height = 0] = ratio.split(':').map(Number)
  expect(await track?.getCodec()).toBe('avc')
  expect(await input.computeDuration()).toBeCloseTo(durationSeconds, 3)
  expect(
    ((await track?.getDisplayWidth()) ?? 0) / ((await track?.getDisplayHeight()) ?? 1),
  ).toBeCloseTo(width / height)
})

it.each([
  ['first', 4],
  ['first', 12],
  ['last', 5],
] as const)(
  'lays sound under it, 40 ms longer than the picture, with moov %s and %i seconds',
  async (moov, durationSeconds) => {
    const spec = { ...task.spec, durationSeconds, hasSound: true }
    const bytes = await make({ spec }, moov)

    const input = new Input({ source: new BufferSource(bytes), formats: [MP4] })
    const [picture, sound] = [
      await input.getPrimaryVideoTrack(),
      await input.getPrimaryAudioTrack(),
    ]
    expect(await sound?.getCodec()).toBe('aac')
    expect(await picture?.computeDuration()).toBeCloseTo(durationSeconds, 3)
    expect(await sound?.computeDuration()).toBeCloseTo(durationSeconds + 0.04, 3)
    expect(await make({ spec, size: bytes.length + 1 }, moov)).toHaveLength(bytes.length + 1)
  },
)

it.each(['first', 'last'] as const)('pads to the byte with moov %s', async (moov) => {
  const natural = (await make({}, moov)).length

  for (const extra of [0, 1, 999_999]) {
    expect(await make({ size: natural + extra }, moov)).toHaveLength(natural + extra)
  }
  expect(await make({ size: natural - 1 }, moov)).toHaveLength(natural)
})

it('puts the index where it is asked to, and the id in a free box', async () => {
  const first = await make({ size: 500_000 }, 'first')
  const last = await make({ size: 500_000 }, 'last')

  expect(boxes(first).filter((name) => name !== 'free')).toEqual(['ftyp', 'moov', 'mdat'])
  expect(boxes(first).at(-1)).toBe('free')
  expect(boxes(last).at(-1)).toBe('moov')
  expect(Buffer.from(last).includes('freevideo_1')).toBe(true)
})
