import { expect, it } from 'vitest'
import { EmbeddedVideo } from './embedded-video.ts'
import { taskDetails } from './task-details.ts'

it('keeps what the task does not say itself', () => {
  const rest = {
    created_at: 1_760_000_000,
    completed_at: '1760000088',
    seconds: '4',
    size: '720x1280',
    fps: 24,
    loop: false,
    usage: { total_tokens: 108_900 },
    metadata: { seed: 7, ratio: '16:9', tags: ['a', 'b'], video_url: 'https://files.example/a' },
  }
  const said = { task_id: 't', id: 't', status: 'succeeded', model: 'sora-2', progress: 100 }

  expect(taskDetails({ ...said, ...rest, url: 'https://files.example/a', error: null })).toEqual(
    rest,
  )
})

it('survives storage and transport', () => {
  const details = taskDetails({ size: '1x1', metadata: { list: [1, { a: 'b' }] } })

  expect(structuredClone(details)).toEqual(details)
  expect(JSON.parse(JSON.stringify(details))).toEqual(details)
  expect(Object.getPrototypeOf(details)).toBe(Object.prototype)
})

it.each([
  {},
  { task_id: 't', status: 'queued', error: null, metadata: {}, extra: [], note: '' },
  'text',
  null,
  undefined,
  { prompt: 'a cat', negative_prompt: 'a dog', properties: { input: 'a cat' } },
  { base64: 'AAAA'.repeat(20), data_url: 'data:video/mp4;base64,AAAA' },
  { key: 'sk-abcdef123456', auth: 'Bearer abcdef', google: `AIza${'a'.repeat(35)}` },
  { link: 'javascript:alert(1)', other: 'http://files.example/a', note: 'see ftp://a.example' },
  { long: 'a b '.repeat(65) },
  { video: new EmbeddedVideo({ kind: 'file', fileId: 'f', size: 1 }) },
  { a: { b: { c: { d: 1 } } } },
  { 'a key with spaces': 1, ['k'.repeat(65)]: 1, constructor: 1, hasOwnProperty: 1, toString: 1 },
  JSON.parse('{"__proto__":{"polluted":1}}'),
  { many: NaN, more: Infinity, symbol: Symbol('a'), call: () => 1 },
])('has nothing to keep of %j', (answer) => {
  expect(taskDetails(answer)).toBeUndefined()
})

it('stays below 4 KB, and keeps what still fits', () => {
  const numbers = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`number_${n}`, n]))
  const texts = Object.fromEntries(
    Array.from({ length: 30 }, (_, n) => [`text_${n}`, '影'.repeat(200)]),
  )

  const details = taskDetails({ numbers, texts, seconds: '4', ...texts, list: Array(100).fill(1) })

  expect(details).toMatchObject({ seconds: '4', list: Array(32).fill(1) })
  expect(Buffer.byteLength(JSON.stringify(details))).toBeLessThanOrEqual(4096)
})
