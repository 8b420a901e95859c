import { expect, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import type { VideoTaskReference } from '../video-task.ts'

const baseUrl = 'https://gateway.example/v1'
const status = `${baseUrl}/video/generations/t`
const download = `${baseUrl}/video/generations/download?id=t`
const content = `${baseUrl}/videos/t/content`
const link = 'https://cdn.example/a.mp4'
const sora = { taskId: 't', model: 'sora-2' }
const wan = { taskId: 't', model: 'wanx-video-v1' }

type Route = () => Response

const file = new TextEncoder().encode(
  '\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\bmoov\0\0\0\u0010mdat12345678',
)
const sendVideo: Route = () => new Response(file, { headers: { 'content-type': 'video/mp4' } })
const says = (answer: object) => () => Response.json({ task_id: 't', ...answer })
const refuses = (code: number) => () =>
  Response.json({ error: { message: 'Not here', type: 'x' } }, { status: code })

function setUp(routes: Readonly<Record<string, Route>>) {
  const clock = manualClock()
  const client = createVideoClient({
    baseUrl,
    clock,
    fetch: ({ url }) => Promise.resolve((routes[url] ?? refuses(404))()),
  })
  const fetched = async (reference: VideoTaskReference) => {
    const task = await client.retrieve(reference)
    return client.download(task).catch((error: unknown) => error)
  }
  return (reference: VideoTaskReference) => clock.runUntil(fetched(reference))
}

it.each([401, 402, 403, 410, 500])(
  'asks the content route too where the download route answers %i',
  async (code) => {
    const fetch = setUp({
      [status]: says({ status: 'succeeded' }),
      [download]: refuses(code),
      [content]: sendVideo,
    })

    expect(await fetch(sora)).toMatchObject({ size: file.length })
  },
)

it.each([404, 500])('asks the routes where a link’s host answers %i for good', async (code) => {
  const fetch = setUp({
    [status]: says({ status: 'succeeded', url: link }),
    [link]: refuses(code),
    [content]: sendVideo,
  })

  expect(await fetch(wan)).toMatchObject({ size: file.length })
})

it('never says of a paid video that it was not billed, whatever its host answers', async () => {
  const fetch = setUp({
    [status]: says({ status: 'succeeded', url: link }),
    [link]: refuses(500),
  })

  expect(await fetch(wan)).toMatchObject({ code: 'download_failed', billed: 'yes' })
})

it.each([{ status: 'processing' }, { status: 'succeeded' }])(
  'takes no dead link for the end where the fresh status says %j without one',
  async (fresh) => {
    let looks = 0
    const fetch = setUp({
      [status]: () => (looks++ === 0 ? says({ status: 'succeeded', url: link }) : says(fresh))(),
      [link]: refuses(404),
    })

    expect(await fetch(wan)).toMatchObject({ code: 'download_failed', action: 'check_again' })
  },
)

it('asks at its pace, and not in a chase, where every other look names a link that is dead', async () => {
  let looks = 0
  const fetch = setUp({
    [status]: () => {
      if (++looks > 200) throw new Error('It asks without end.')
      return says({ status: 'succeeded', ...(looks % 2 === 1 && { url: link }) })()
    },
    [link]: refuses(404),
  })

  expect(await fetch(wan)).toMatchObject({ code: 'download_failed', action: 'check_again' })
  expect(looks).toBeLessThan(100)
})
