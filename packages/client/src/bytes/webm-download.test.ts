import { expect, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { memoryVideoStore } from '../store/memory-video-store.ts'
import { decodeDownload } from './decode-download.ts'

/** An EBML header, and a segment of 40 bytes. */
const webm = Uint8Array.of(
  ...[0x1a, 0x45, 0xdf, 0xa3, 0x84, 1, 2, 3, 4],
  ...[0x18, 0x53, 0x80, 0x67, 0xa8],
  ...Array<number>(40).fill(7),
)

function clientOf(bytes: Uint8Array<ArrayBuffer>, contentType: string) {
  return createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    apiKey: 'any',
    store: memoryVideoStore,
    fetch: (sent) =>
      Promise.resolve(
        sent.url.includes('/download')
          ? new Response(bytes, { headers: { 'content-type': contentType } })
          : Response.json({ task_id: 'w1', status: 'succeeded' }),
      ),
  })
}

it.each(['video/webm', 'video/mp4', 'application/octet-stream'])(
  'keeps a whole WebM as what it is, headed %s',
  async (contentType) => {
    const client = clientOf(webm, contentType)

    const { blob, format } = await client.download({ taskId: 'w1', model: 'sora-2' })

    expect(format).toBe('webm')
    expect(blob.type).toBe('video/webm')
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(webm)
  },
)

it('decodes one out of a download answer, and refuses one that is cut', async () => {
  const answerOf = (video: Uint8Array<ArrayBuffer>) => {
    const base64 = Buffer.from(video).toString('base64')
    return Response.json({ success: true, base64 }).body ?? new ReadableStream()
  }
  const read = async (video: Uint8Array<ArrayBuffer>) =>
    new Response((await decodeDownload(answerOf(video))).stream).arrayBuffer()

  expect(new Uint8Array(await read(webm))).toEqual(webm)
  await expect(read(webm.slice(0, -3))).rejects.toMatchObject({ code: 'download_failed' })
})

it('holds what came of one that stays cut', async () => {
  const client = clientOf(webm.slice(0, -3), 'video/webm')

  const failed = client.download({ taskId: 'w1', model: 'sora-2' })

  await expect(failed).rejects.toMatchObject({ code: 'download_failed' })
  const piece = client.files.partial('w1')
  expect(piece?.type).toBe('video/webm')
  expect(piece?.size).toBe(webm.length - 3)
})
