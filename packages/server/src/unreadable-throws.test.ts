import { expect, it } from 'vitest'
import { unreadableThrows } from '../../client/src/unreadable-throws.test-helper.ts'
import { bodies, createRig, get, post } from './call-handler.test-helper.ts'

it.each(unreadableThrows)('answers where its fetch throws %s', async (_, given) => {
  const { handler } = createRig({
    upstream() {
      throw given()
    },
  })

  const submitted = await handler(post(bodies.sora))
  const asked = await handler(get('/video/generations/task_1'))

  expect(await submitted.json()).toMatchObject({ error: { code: 'network', billed: 'unknown' } })
  expect(await asked.json()).toMatchObject({ error: { code: 'network' } })
})

it.each(unreadableThrows)(
  'answers where authorize throws %s, and tells of it',
  async (_, given) => {
    const told: unknown[] = []
    const { handler, sent } = createRig({
      authorize() {
        throw given()
      },
      onError: (error) => told.push(error),
    })

    const answer = await handler(post(bodies.sora))

    expect(answer.status).toBe(500)
    expect(told).toHaveLength(1)
    expect(sent).toEqual([])
  },
)

it.each(unreadableThrows)('answers where the body of a request fails with %s', async (_, given) => {
  const { handler, sent } = createRig()
  const body = new ReadableStream({ pull: (controller) => controller.error(given()) })

  const answer = await handler(post('', {}, { body, duplex: 'half' } as RequestInit))

  expect(await answer.json()).toMatchObject({ error: { code: 'gateway_error', billed: 'no' } })
  expect(sent).toEqual([])
})
