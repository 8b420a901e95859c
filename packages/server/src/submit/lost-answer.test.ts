import { createVideoClient } from '@generated-video/client'
import { expect, it } from 'vitest'
import { createRig } from '../call-handler.test-helper.ts'

it('tells a client what became of a submit whose answer was lost', async () => {
  const { gateway, handler } = createRig()
  const client = createVideoClient({
    baseUrl: 'https://app.example/api',
    async fetch(request) {
      const response = await handler(request)
      if (request.method === 'POST') throw new TypeError('Failed to fetch')
      return response
    },
  })

  const submitted = client.submit({ model: 'sora-2', prompt: 'a cat' }, { generationId: 'one' })

  await expect(submitted).rejects.toMatchObject({ code: 'network', billed: 'unknown' })
  await expect
    .poll(() => client.generations.get('one'))
    .toMatchObject({ state: 'following', task: { status: 'queued' } })
  expect(client.generations.get('one')?.error).toBeUndefined()
  expect((await gateway.ledger()).billed).toBe(1)
})

it('knows nothing of a submit that never arrived', async () => {
  const { gateway, handler } = createRig()
  const asked: string[] = []
  const client = createVideoClient({
    baseUrl: 'https://app.example/api',
    fetch(request) {
      if (request.method === 'POST') return Promise.reject(new TypeError('Failed to fetch'))
      asked.push(request.url)
      return handler(request)
    },
  })
  await client
    .submit({ model: 'sora-2', prompt: 'a cat' }, { generationId: 'one' })
    .catch(() => undefined)
  await client.generations.check('one')

  expect(asked).toHaveLength(2)
  expect(client.generations.get('one')).toMatchObject({
    state: 'submit_unknown',
    error: { code: 'network', action: 'check_submission' },
  })
  expect((await gateway.ledger()).billed).toBe(0)
})
