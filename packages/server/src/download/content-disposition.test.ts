import { expect, it } from 'vitest'
import { contentDisposition } from './content-disposition.ts'

const names = [
  'a cat.mp4',
  'A CAT.MP4',
  '一隻貓在花園裡',
  'Ünïcödé',
  '😀'.repeat(120),
  'x'.repeat(500),
  '',
  '.',
  '..',
  '.mp4',
  '...mp4',
  '../../etc/passwd',
  'C:\\Windows\\x.exe',
  'a"; filename="evil.exe',
  "a'b''c",
  'a\r\nset-cookie: x=1',
  'a\0b',
  '\u202Egpj.4pm',
  'a\u2028b',
  '\uD800',
  '%0d%0a',
  '100%.mp4',
  'a;b=c',
  'a, b',
  'a\\',
  '"',
  '<script>',
  'x.html',
  'a*b?',
]

it.each(names)('makes a safe header of %j', (name) => {
  const header = contentDisposition(name)
  const parts = /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([\w.!#$&+^`|~%-]*)$/.exec(
    header,
  )
  const [, ascii = '', encoded = ''] = parts ?? []
  const full = decodeURIComponent(encoded)

  expect(header).toMatch(/^[\x20-\x7e]+$/)
  expect(() => new Headers({ 'content-disposition': header })).not.toThrow()
  for (const saved of [ascii, full]) {
    expect(saved).toMatch(/^[^./\\:*?"<>|\p{Cc}\p{Cf}\s][^/\\:*?"<>|\p{Cc}\p{Cf}]*\.mp4$/u)
    expect(Array.from(saved).length).toBeLessThanOrEqual(100)
  }
})

it.each([
  ['a cat', 'a cat.mp4'],
  ['a cat.MP4', 'a cat.mp4'],
  ['一隻貓', '一隻貓.mp4'],
  ['../../a/b', 'a b.mp4'],
  ['clip.html', 'clip.html.mp4'],
  ['', 'video.mp4'],
])('names %j %j', (name, saved) => {
  const encoded = contentDisposition(name).split("UTF-8''")[1] ?? ''

  expect(decodeURIComponent(encoded)).toBe(saved)
})
