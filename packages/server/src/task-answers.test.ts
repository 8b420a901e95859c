import { createVideoClient } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import { expect, it } from 'vitest'
import { resultPlaces } from '../../client/src/answer-corpus/result-places.test-helper.ts'
import { taskAnswers } from '../../client/src/answer-corpus/task-answers.test-helper.ts'
import { bodies, createRig } from './call-handler.test-helper.ts'
import type { Rig } from './call-handler.test-helper.ts'

const pageOf = ({ handler }: Rig) =>
  createVideoClient({ baseUrl: 'https://app.example/api', retries: 0, fetch: handler })

it.each(taskAnswers.map((answer) => [answer.call, answer.name, answer] as const))(
  'tells a page of a %s with %s what it comes to',
  async (_call, _name, { call, model, json, text, comes }) => {
    const taskId = 'q7:é/1=='
    const answer = () => (text === undefined ? Response.json(json) : new Response(text))
    const rig = createRig({
      anonymous: true,
      upstream: (request) =>
        Promise.resolve(
          call === 'retrieve' && request.method === 'POST'
            ? Response.json({ task_id: taskId })
            : answer(),
        ),
    })
    const client = pageOf(rig)
    const submitted = client.submit({ model, prompt: 'a lamp' })
    const task =
      call === 'submit' ? submitted : submitted.then((one) => client.retrieve({ ...one, model }))

    expect(await task.catch((error: unknown) => error)).toMatchObject(comes)
    expect(rig.sent.filter(({ method }) => method === 'POST')).toHaveLength(1)
  },
)

it.each(Object.entries(resultPlaces))(
  'brings the mock gateway’s video whole from %s, billed once',
  async (_place, answer) => {
    const gateway = createMockGateway()
    const client = createVideoClient({
      apiKey: 'any',
      baseUrl: 'https://gateway.example/v1',
      async fetch(request) {
        const response = await gateway.fetch(request)
        const isStatus = /\/video\/generations\/[^/]+$/.test(new URL(request.url).pathname)
        if (!isStatus) return response
        const { url, ...rest } = (await response.json()) as Record<string, unknown>
        return Response.json({ ...rest, metadata: null, ...answer(String(url)) })
      },
    })
    const { taskId, model } = await client.submit({ model: bodies.wan.model, prompt: 'a lamp' })
    gateway.advance(3_600_000)

    const { blob } = await client.download({ taskId, ...(model !== undefined && { model }) })

    const { billed, tasks } = await gateway.ledger()
    const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
    expect(billed).toBe(1)
    expect(JSON.stringify(tasks)).toContain(Buffer.from(digest).toString('hex'))
  },
)
