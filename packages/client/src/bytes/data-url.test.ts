import { expect, it } from 'vitest'
import { decodeDataUrl } from './data-url.ts'

const bytes = Buffer.alloc(1_000_000, 'video')

it('decodes a data: URL of a video into a Blob of its type', async () => {
  const blob = await decodeDataUrl(`data:video/mp4;codecs=avc1;base64,${bytes.toString('base64')}`)

  expect(blob.type).toBe('video/mp4')
  expect(Buffer.from(await blob.arrayBuffer()).equals(bytes)).toBe(true)
})

it.each([
  'data:text/html;base64,PGI+',
  'data:video/mp4,plain',
  'data:video/mp4;base64',
  'https://a.example',
])('refuses %s', async (url) => {
  await expect(decodeDataUrl(url)).rejects.toMatchObject({ code: 'invalid_request' })
})

const video = Buffer.from(`\0\0\0\x10ftypisom\0\0\0\0${'ÿ~'.repeat(99)}`, 'latin1')
const letters = video.toString('base64')
const inLines = (end: string) => letters.replace(/.{76}/g, `$&${end}`)

it.each([
  ['in any letter case', `DATA:Video/MP4;BASE64,${letters}`],
  ['of no type', `data:;base64,${letters}`],
  ['of a type that says nothing', `data:application/octet-stream;base64,${letters}`],
  ['with parameters', `data:video/mp4;codecs="avc1.42E01E";name=a;base64,${letters}`],
  ['in lines', `data:video/mp4;base64,${letters.replace(/.{76}/g, '$&\r\n')}`],
  ['percent-encoded', `data:video/mp4;base64,${encodeURIComponent(letters)}`],
  ['percent-encoded in lines', `data:;base64,${encodeURIComponent(inLines('\r\n'))}`],
  ['in quotes', `"data:video/mp4;base64,${letters}"`],
  ['in quotes and blanks', ` '\n data:;base64,${letters} \n'\n`],
  ['in lines with blanks', `data:;base64, ${inLines('\n\t  ')}\n`],
  ['in pieces with blanks between', `data:;base64,${inLines(' ')}`],
  ['for URLs', `data:video/mp4;base64,${video.toString('base64url')}`],
])('decodes a data: URL %s', async (_, url) => {
  const blob = await decodeDataUrl(url)

  expect(blob.type).toBe('video/mp4')
  expect(Buffer.from(await blob.arrayBuffer()).equals(video)).toBe(true)
})

it.each(['data:image/avif', 'data:audio/mp4', 'data:IMAGE/PNG'])(
  'takes %s for no video, whatever it holds',
  async (start) => {
    await expect(decodeDataUrl(`${start};base64,${letters}`)).rejects.toMatchObject({
      code: 'invalid_request',
    })
  },
)

it('refuses damaged base64', async () => {
  await expect(decodeDataUrl('data:video/mp4;base64,AA-/')).rejects.toMatchObject({
    code: 'download_failed',
  })
})

it.each([
  [
    'a blank where a letter was',
    (at: number) => `${letters.slice(0, at)} ${letters.slice(at + 1)}`,
  ],
  ['a broken escape', (at: number) => `${letters.slice(0, at)}%2${letters.slice(at)}`],
])('refuses %s', async (_, damage) => {
  const url = `data:video/mp4;base64,${damage(101)}`

  await expect(decodeDataUrl(url)).rejects.toMatchObject({ code: 'download_failed' })
})
