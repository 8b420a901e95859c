import { createVideoClient } from '@generated-video/client'
import { expect, it } from 'vitest'
import { bodies, createRig, get, post, readJson, sha256 } from './call-handler.test-helper.ts'
import type { RigOptions } from './call-handler.test-helper.ts'

const ids = [
  ...[
    'a=',
    'b:1',
    'c+d',
    'e/f',
    'models/m/operations/7',
    'g h',
    'ü-任务-🎬',
    'download',
    'i%2Fj',
    '%',
  ],
  ...['k?l=m&n#o', '"p"', 'q\\r', '.hidden', 'a..b', "s't", 'x'.repeat(1024)],
]

/** A mock gateway that calls its one task by another name. */
function rename(id: string): RigOptions {
  let own = ''
  return {
    anonymous: true,
    async upstream(request, gateway) {
      if (request.method === 'POST') {
        const response = await gateway.fetch(request)
        own = String((await readJson(response.clone())).task_id)
        return Response.json({ task_id: id, status: 'submitted' })
      }
      const url = new URL(request.url)
      const asked =
        url.searchParams.get('id') ?? decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
      if (asked !== id) return new Response(null, { status: 404 })
      const path = url.searchParams.has('id') ? `download?id=${own}` : own
      return gateway.fetch(`https://gateway.example/v1/video/generations/${path}`, {
        headers: request.headers,
      })
    },
  }
}

it.each(ids)('carries the id %j from submit to file, billed once', async (id) => {
  const { handler, gateway } = createRig(rename(id))
  const client = createVideoClient({ baseUrl: 'https://app.example/api', fetch: handler })

  const task = await client.submit({ model: 'sora-2', prompt: 'a lamp' })
  gateway.advance(3_600_000)
  const finished = await client.retrieve(task)
  const { blob } = await client.download(finished)

  const { billed, tasks } = await gateway.ledger()
  expect([task.taskId, finished.taskId, finished.status]).toEqual([id, id, 'succeeded'])
  expect(billed).toBe(1)
  expect(await sha256(await blob.arrayBuffer())).toBe(tasks[0]?.sha256)
})

it.each([
  ['{"task_id":"q-7","status":"subm', 'malformed_response'],
  ['{"task_id":"q-7"} and more', 'malformed_response'],
  ['{"code":0,"data":{"task_id":"q-7","a":[1,', 'malformed_response'],
])('names the task of an answer that breaks behind the id: %s', async (text, code) => {
  const { handler, sent } = createRig({ upstream: () => Promise.resolve(new Response(text)) })
  const client = createVideoClient({
    baseUrl: 'https://app.example/api',
    fetch: (request) => handler(request),
  })

  const error = await client
    .submit({ model: 'sora-2', prompt: 'a lamp' })
    .catch((one: unknown) => one)

  expect(error).toMatchObject({
    code,
    taskId: 'q-7',
    billed: 'unknown',
    action: 'check_submission',
  })
  expect(sent).toHaveLength(1)
})

it.each(['{"task_id":"q-', '{"task_id":12', '{"request_id":"r"', '{"data":'])(
  'names no task of an answer that breaks before the id is whole: %s',
  async (text) => {
    const { handler } = createRig({ upstream: () => Promise.resolve(new Response(text)) })

    const { error } = await readJson(await handler(post(bodies.sora)))

    expect(error).toMatchObject({ code: 'malformed_response', billed: 'unknown' })
    expect(error).not.toHaveProperty('task_id')
  },
)

it('names the task of an answer whose connection is lost behind the id', async () => {
  const lost = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"task_id":"q-7",'))
    },
    pull: (controller) => controller.error(new TypeError('terminated')),
  })
  const { handler } = createRig({ upstream: () => Promise.resolve(new Response(lost)) })

  expect(await readJson(await handler(post(bodies.sora)))).toMatchObject({
    error: { task_id: 'q-7', billed: 'unknown' },
  })
})

it('does not hand the links of a request out as its result', async () => {
  const input = 'https://files.example/input.mp4'
  const { handler } = createRig({
    upstream: (request) =>
      Promise.resolve(
        Response.json({
          task_id: 'q-7',
          ...(request.method === 'GET' && { status: 'done', video_url: input }),
        }),
      ),
  })
  await handler(post({ ...bodies.wan, image: input }))

  const task = await readJson(await handler(get('/video/generations/q-7')))

  expect(JSON.stringify(task)).not.toContain(input)
  expect(task).toMatchObject({ task_id: 'q-7', status: 'in_progress' })
})
