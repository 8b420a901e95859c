import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanFileName, videoFileName } from './video-file-name.ts'

const at = new Date(2026, 10, 22, 16, 5, 9).getTime()
const scripts = ['Han', 'Arabic', 'Devanagari', 'Cyrillic'].map((script) =>
  fc.stringMatching(new RegExp(`^[\\p{Script=${script}}\\p{Emoji} .:?\\u202e]{1,80}$`, 'u')),
)
const anyText = fc.oneof(
  ...scripts,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('CON', 'nul.', '..', 'com1.txt', '👩‍👩‍👧‍👦'.repeat(60), '\u202egpj.', '\ud800', '  '),
)

it('joins prompt, model, time and the end of the id', () => {
  expect(videoFileName({ prompt: 'A paper boat', model: 'sora-2', at, id: 'task-8f3a91' })).toBe(
    'A paper boat_sora-2_20261122-160509_3a91.mp4',
  )
})

it('keeps Chinese and cuts it to thirty letters', () => {
  expect(videoFileName({ prompt: '雨'.repeat(40), at })).toBe(
    `${'雨'.repeat(30)}_20261122-160509.mp4`,
  )
})

it('does without a prompt', () => {
  expect(videoFileName({ prompt: ' ??? ', at })).toBe('video_20261122-160509.mp4')
})

it('keeps away from the device names of Windows', () => {
  expect(videoFileName({ prompt: 'con. Part two', at })).toMatch(/^_con\. Part two_/)
  expect(cleanFileName('NUL')).toBe('_NUL.mp4')
  expect(cleanFileName('boat.mp4', 'webm')).toBe('boat.webm')
  expect(cleanFileName('boat.webm')).toBe('boat.mp4')
  expect(videoFileName({ at, format: 'webm' })).toBe('video_20261122-160509.webm')
})

it('is legal on every system, whatever the prompt', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (prompt, model, id) => {
      expectLegal(videoFileName({ prompt, model, at, id }))
    }),
    { numRuns: 200 },
  )
})

it('makes any name of the app legal', () => {
  fc.assert(
    fc.property(anyText, (name) => expectLegal(cleanFileName(name))),
    { numRuns: 200 },
  )
})

function expectLegal(name: string): void {
  expect(name).toMatch(/[^. ]\.mp4$/)
  expect(name).not.toMatch(/^[. ]/)
  expect(name).not.toMatch(/[\\/:*?"<>|]|[\p{Cc}\p{Cs}]|[\u202a-\u202e\u2066-\u2069]/u)
  expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d) *\./i)
  expect(name).toBe(name.normalize('NFC'))
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200)
}
