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

it('refuses damaged base64', async () => {
  await expect(decodeDataUrl('data:video/mp4;base64,AA-_')).rejects.toMatchObject({
    code: 'download_failed',
  })
})
