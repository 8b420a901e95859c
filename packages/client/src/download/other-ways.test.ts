import { expect, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import type { VideoTask, VideoTaskReference } from '../video-task.ts'

const baseUrl = 'https://gateway.example/v1'
const status = `${baseUrl}/video/generations/t`
const download = `${baseUrl}/video/generations/download?id=t`
const content = `${baseUrl}/videos/t/content`
const link = 'https://cdn.example/a.mp4'
const sora = { taskId: 't', model: 'sora-2' }
const wan = { taskId: 't', model: 'wanx-video-v1' }

/** @param now - In milliseconds. */
type Route = (now: number) => Response

const htmlType = { headers: { 'content-type': 'text/html' } }
const videoType = { headers: { 'content-type': 'video/mp4' } }

const file = new TextEncoder().encode(
  '\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\bmoov\0\0\0\u0010mdat12345678',
)
const sendVideo: Route = () => new Response(file, videoType)
const says = (answer: object) => () => Response.json({ task_id: 't', ...answer })
const refuses = (code: number) => () =>
  Response.json({ error: { message: 'Not here', type: 'x' } }, { status: code })

function setUp(routes: Readonly<Record<string, Route>>) {
  const clock = manualClock()
  const client = createVideoClient({
    baseUrl,
    clock,
    fetch: async ({ url }) => {
      const answer = (routes[url] ?? refuses(404))(clock.now())
      if (answer.type === 'error') throw new TypeError('The connection broke.')
      return Promise.resolve(answer)
    },
  })
  const download = (task: VideoTask) => client.download(task).catch((error: unknown) => error)
  const follow = async (reference: VideoTaskReference) => {
    let last: VideoTask | undefined
    for await (const task of client.follow(reference, { deadline: 600_000 })) last = task
    return last && download(last)
  }
  const fetched = async (reference: VideoTaskReference) =>
    download(await client.retrieve(reference))
  return Object.assign((reference: VideoTaskReference) => clock.runUntil(fetched(reference)), {
    followed: (reference: VideoTaskReference) => clock.runUntil(follow(reference)),
  })
}

it.each([401, 402, 403, 408, 410, 413, 500])(
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

it('asks the content route too where the download route gives no answer', async () => {
  const fetch = setUp({
    [status]: says({ status: 'succeeded' }),
    [download]: () => Response.error(),
    [content]: sendVideo,
  })

  expect(await fetch(sora)).toMatchObject({ size: file.length })
})

it.each<[string, Route, string]>([
  ['breaks', () => Response.error(), 'network'],
  ['answers 500', refuses(500), 'gateway_error'],
  ['answers 429', refuses(429), 'rate_limited'],
  ['answers 401', refuses(401), 'unauthorized'],
  ['answers 404', refuses(404), 'download_failed'],
  ['answers 410', refuses(410), 'expired'],
  ['sends a page', () => new Response('<html>', htmlType), 'malformed_response'],
  ['sends half a video', () => new Response(file.slice(0, 34), videoType), 'download_failed'],
])('says that a finished video was paid for where its route %s', async (_, route, code) => {
  const fetch = setUp({
    [status]: says({ status: 'succeeded' }),
    [download]: route,
    [content]: route,
  })

  expect(await fetch(sora)).toMatchObject({ name: 'VideoError', code, billed: 'yes' })
})

it('takes a page behind a link for a fault of the link', async () => {
  const fetch = setUp({
    [status]: says({ status: 'succeeded', url: link }),
    [link]: () => new Response('<html>', htmlType),
  })

  expect(await fetch(wan)).toMatchObject({ billed: 'yes', action: 'check_again' })
})

it('counts from the last time that a task was called finished', async () => {
  const began = manualClock().now()
  const answers = new Map([
    [0, { status: 'succeeded' }],
    [20_000, { status: 'processing' }],
    [400_000, { status: 'succeeded' }],
    [430_000, { status: 'succeeded', url: link }],
  ])
  const fetch = setUp({
    [status]: (now) => {
      const at = [...answers.keys()].filter((from) => from <= now - began).at(-1) ?? 0
      return says(answers.get(at) ?? {})()
    },
    [link]: sendVideo,
  })

  expect(await fetch.followed(wan)).toMatchObject({ size: file.length })
})

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
      [status]: () =>
        Response.json({
          task_id: 't',
          ...(looks++ === 0 ? { status: 'succeeded', url: link } : fresh),
        }),
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
      return Response.json({
        task_id: 't',
        status: 'succeeded',
        ...(looks % 2 === 1 && { url: link }),
      })
    },
    [link]: refuses(404),
  })

  expect(await fetch(wan)).toMatchObject({ code: 'download_failed', action: 'check_again' })
  expect(looks).toBeLessThan(100)
})
