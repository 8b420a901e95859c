import { expect, it } from 'vitest'
import { describePicture } from './describe-picture.ts'
import { readPicture } from './picture.ts'
import { base64Pictures, jpegUrl, pngUrl } from './pictures.test-helper.ts'

const { jpeg, webpLossy, webpLossless, webpAlpha } = base64Pictures

it.each([
  ['a PNG', pngUrl(1280, 720), { type: 'image/png', width: 1280, height: 720 }],
  ['a JPEG', jpegUrl, { type: 'image/jpeg', width: 72, height: 128 }],
  ['bare base64', jpeg, { type: 'image/jpeg', width: 72, height: 128 }],
  ['a lossy WebP', webpLossy, { type: 'image/webp', width: 72, height: 128 }],
  ['a lossless WebP', webpLossless, { type: 'image/webp', width: 72, height: 128 }],
  ['a WebP with alpha', webpAlpha, { type: 'image/webp', width: 72, height: 128 }],
  [
    'a picture under another type’s name',
    `data:image/png;base64,${jpeg}`,
    { type: 'image/jpeg', width: 72, height: 128 },
  ],
])('reads %s', (_, text, header) => {
  expect(readPicture(text)).toMatchObject({ kind: 'data', header })
})

it('takes a link as it is', () => {
  expect(readPicture('https://files.example/a.png')).toEqual({ kind: 'url' })
})

it.each([
  ['a GIF', 'data:image/gif;base64,R0lGODlhAQABAAAAACw='],
  ['text', 'data:text/plain;base64,aGVsbG8='],
  ['a cut header', `data:image/png;base64,${pngUrl(10, 10).slice(22, 50)}`],
  ['a cut JPEG', `data:image/jpeg;base64,${jpeg.slice(0, 120)}`],
  ['a JPEG without a frame', 'data:image/jpeg;base64,/9j/2Q=='],
  ['no base64', 'data:image/png;base64,!!!'],
  ['an empty text', ''],
  ['a word', 'kitten'],
  ['another protocol', 'ftp://files.example/a.png'],
  ['a URL that is none', 'https://'],
  ['a number', 4],
  ['an object', { url: 'https://files.example/a.png' }],
])('takes %s for no picture', (_, value) => {
  expect(readPicture(value)).toBeUndefined()
})

it('describes a picture by its digest', async () => {
  const picture = readPicture(jpegUrl)
  if (!picture) throw new Error('It is a picture.')
  const digest = await crypto.subtle.digest('SHA-256', Buffer.from(jpeg, 'base64'))

  expect(await describePicture({ role: 'first_frame', picture })).toEqual({
    role: 'first_frame',
    kind: 'data',
    type: 'image/jpeg',
    width: 72,
    height: 128,
    sha256: Buffer.from(digest).toString('hex'),
  })
})
