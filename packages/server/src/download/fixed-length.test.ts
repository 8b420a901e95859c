import { afterEach, expect, it, vi } from 'vitest'
import { createVideoHandler } from '../index.ts'

afterEach(() => void vi.unstubAllGlobals())

const file = new TextEncoder().encode(
  '\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\bmoov\0\0\0\u0010mdat12345678',
)

/** As that of Workers: it errors where other than `length` bytes pass. */
function stubFixedLengthStream(): number[] {
  const lengths: number[] = []
  class FixedLengthStream extends TransformStream<Uint8Array, Uint8Array> {
    constructor(length: number) {
      let left = length
      const wrong = () => new TypeError('Another number of bytes than announced.')
      super({
        transform(piece, controller) {
          left -= piece.length
          if (left < 0) throw wrong()
          controller.enqueue(piece)
        },
        flush() {
          if (left > 0) throw wrong()
        },
      })
      lengths.push(length)
    }
  }
  vi.stubGlobal('FixedLengthStream', FixedLengthStream)
  return lengths
}

async function download(video: () => Response): Promise<Response> {
  const handler = createVideoHandler({
    apiKey: 'sk-test',
    baseUrl: 'https://gateway.example/v1',
    dangerouslyAllowAnonymous: true,
    fetch: ({ method, url }) => {
      if (url.includes('/download')) return Promise.resolve(video())
      const status = method === 'POST' ? 'queued' : 'completed'
      return Promise.resolve(Response.json({ task_id: 't', status }))
    },
  })
  const post = { method: 'POST', body: JSON.stringify({ model: 'sora-2', prompt: 'A boat' }) }
  const headers = { 'content-type': 'application/json' }
  const submitted = await handler(
    new Request('https://app.example/api/video/generations', { ...post, headers }),
  )
  const { task_id: id } = (await submitted.json()) as { task_id: string }
  return handler(new Request(`https://app.example/api/video/generations/download?id=${id}`))
}

function plain(length: number, more: Record<string, string> = {}): Response {
  const headers = { 'content-type': 'video/mp4', 'content-length': String(length), ...more }
  return new Response(file, { headers })
}

it('holds a plain video to the length that HTTP announced', async () => {
  const lengths = stubFixedLengthStream()

  const answer = await download(() => plain(file.length))

  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(file)
  expect(lengths).toEqual([file.length])
})

it('ends with an error, and not like a whole one, where less comes', async () => {
  stubFixedLengthStream()

  const answer = await download(() => plain(file.length + 8))

  await expect(answer.arrayBuffer()).rejects.toThrow()
})

it.each<[string, () => Response]>([
  ['of a packed body', () => plain(10, { 'content-encoding': 'gzip' })],
  [
    'of JSON',
    () => Response.json({ success: true, size: 10, base64: Buffer.from(file).toString('base64') }),
  ],
  ['that nobody announced', () => new Response(file, { headers: { 'content-type': 'video/mp4' } })],
])('trusts no length %s', async (_, video) => {
  const lengths = stubFixedLengthStream()

  const answer = await download(video)

  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(file)
  expect(lengths).toEqual([])
})

it('leaves the bytes to the platform where it has no such stream', async () => {
  const answer = await download(() => plain(file.length))

  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(file)
})
