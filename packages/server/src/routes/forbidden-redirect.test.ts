import { expect, it } from 'vitest'
import { createVideoHandler } from '../index.ts'

const link = 'https://cdn.example/a.mp4'
const file = new TextEncoder().encode(
  '\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\bmoov\0\0\0\u0010mdat12345678',
)

function setUp(location: string, hasContent: boolean) {
  const sent: string[] = []
  const handler = createVideoHandler({
    apiKey: 'sk-test',
    baseUrl: 'https://gateway.example/v1',
    dangerouslyAllowAnonymous: true,
    linkedResults: { hosts: ['cdn.example'] },
    fetch({ url }) {
      sent.push(url)
      if (url === link)
        return Promise.resolve(new Response(null, { status: 302, headers: { location } }))
      if (url.endsWith('/content') && hasContent)
        return Promise.resolve(new Response(file, { headers: { 'content-type': 'video/mp4' } }))
      if (url.endsWith('/generations/t'))
        return Promise.resolve(Response.json({ task_id: 't', status: 'succeeded', url: link }))
      return Promise.resolve(Response.json({ error: { message: 'Not here' } }, { status: 404 }))
    },
  })
  const url = 'https://app.example/api/video/generations/download?id=t'
  return { sent, download: () => handler(new Request(url)) }
}

const places = [
  'https://elsewhere.example/a.mp4',
  'http://127.0.0.1/a.mp4',
  'http://cdn.example/a.mp4',
]

it.each(places)(
  'has the content route where a link leads on to %s, which is not asked',
  async (to) => {
    const { sent, download } = setUp(to, true)

    const answer = await download()

    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(file)
    expect(sent).not.toContain(to)
  },
)

it('says to whoever runs it which host is not listed, and that the video was billed', async () => {
  const { download } = setUp('https://elsewhere.example/a.mp4', false)

  const { error } = (await (await download()).json()) as { error: Record<string, unknown> }

  expect(error).toMatchObject({ code: 'download_failed', billed: 'yes', action: 'ask_operator' })
  expect(error.message).toMatch(/elsewhere\.example.*linkedResults\.hosts/)
})
