import { expect, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'

const declined = { error: { code: 'content_policy_violation', message: 'Not this one.' } }

function follow(...answers: readonly (readonly [number, object])[]) {
  const clock = manualClock()
  const rest = [...answers]
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    clock,
    fetch() {
      const [status, body] = rest.shift() ?? [200, { status: 'queued' }]
      return Promise.resolve(Response.json(body, { status }))
    },
  })
  const poll = async () => {
    clock.advance(30_000)
    return client.poll({ taskId: 'q-7', model: 'sora-2' })
  }
  return { client, poll }
}

it('ends as moderated once two answers in a row say so', async () => {
  const { poll } = follow([400, declined], [400, declined])

  expect(await poll()).toMatchObject({ connection: 'retrying', task: { status: 'queued' } })
  expect(await poll()).toMatchObject({
    connection: 'online',
    task: {
      status: 'failed',
      error: { code: 'moderated', message: 'Not this one.', taskId: 'q-7', billed: 'unknown' },
    },
  })
})

it('follows on where another answer comes between', async () => {
  const busy = [503, {}] as const
  const { poll } = follow(
    [400, declined],
    busy,
    [400, declined],
    [200, { status: 'running' }],
    [400, declined],
  )

  for (const status of ['queued', 'queued', 'queued', 'in_progress', 'in_progress'])
    expect((await poll()).task.status).toBe(status)
})
