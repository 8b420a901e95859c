import { expect, it } from 'vitest'
import { createVideoHandler } from '../index.ts'

/** An EBML header, and a segment of 40 bytes. */
const webm = Uint8Array.of(
  ...[0x1a, 0x45, 0xdf, 0xa3, 0x84, 1, 2, 3, 4],
  ...[0x18, 0x53, 0x80, 0x67, 0xa8],
  ...Array<number>(40).fill(7),
)

const base64 = Buffer.from(webm).toString('base64')

it.each<[string, () => Response]>([
  ['plain', () => new Response(webm, { headers: { 'content-type': 'Video/MP4' } })],
  ['inside JSON', () => Response.json({ success: true, format: 'mp4', base64 })],
])('sends a WebM as what it is, whatever upstream calls it: %s', async (_, video) => {
  const handler = createVideoHandler({
    apiKey: 'sk-test',
    baseUrl: 'https://gateway.example/v1',
    dangerouslyAllowAnonymous: true,
    fetch: ({ url }) =>
      Promise.resolve(
        url.includes('/download')
          ? video()
          : Response.json({ id: 'video_1', model: 'sora-2', status: 'completed' }),
      ),
  })
  const url = 'https://app.example/api/video/generations/download?id=video_1&filename=a%20boat.mp4'

  const answer = await handler(new Request(url))

  expect(answer.headers.get('content-type')).toBe('video/webm')
  expect(answer.headers.get('content-disposition')).toContain('filename="a boat.webm"')
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(webm)
})
