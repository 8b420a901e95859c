import { createMockGateway } from '@generated-video/mock-gateway'
import { expect, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { indexedDbVideoStore } from './indexed-db-video-store.ts'

let scopes = 0
const newScope = () => `test-${performance.timeOrigin}-${++scopes}`

it('lets one of many claim a key', async () => {
  const scope = newScope()
  const tabs = Array.from({ length: 20 }, () => indexedDbVideoStore(scope))

  const won = await Promise.all(tabs.map((tab, index) => tab.claim('key', index)))

  expect(won.filter(Boolean)).toHaveLength(1)
  expect(await tabs[0]?.get('key')).toBe(won.indexOf(true))
})

it('keeps what another page life wrote, for its scope only', async () => {
  const scope = newScope()
  await indexedDbVideoStore(scope).set('key', { one: 1 })
  await indexedDbVideoStore(scope).set('other', 2)
  await indexedDbVideoStore(scope).delete('other')

  expect(await indexedDbVideoStore(scope).entries()).toEqual([['key', { one: 1 }]])
  expect(await indexedDbVideoStore(newScope()).entries()).toEqual([])
})

it('tells other tabs which key has changed', async () => {
  const scope = newScope()
  const heard: string[] = []
  const unsubscribe = indexedDbVideoStore(scope).subscribe((key) => heard.push(key))
  const other = indexedDbVideoStore(scope)

  await other.claim('a', 1)
  await other.set('b', 2)
  await expect.poll(() => heard).toEqual(['a', 'b'])
  unsubscribe()
  await other.set('c', 3)
  await indexedDbVideoStore(scope).get('c')

  expect(heard).toEqual(['a', 'b'])
})

it('is free once nobody is busy with a key', async () => {
  const scope = newScope()
  const release = indexedDbVideoStore(scope).hold('key')
  const order: string[] = []

  const free = indexedDbVideoStore(scope)
    .whenFree('key')
    .then(() => order.push('free'))
  await indexedDbVideoStore(scope).whenFree('another')
  order.push('released')
  release()
  await free

  expect(order).toEqual(['released', 'free'])
})

it('sends one POST for two clients that hold the same id', async () => {
  const scope = newScope()
  const gateway = createMockGateway({ seed: 1 })
  const options = {
    baseUrl: '/v1',
    apiKey: 'mock',
    dangerouslyAllowBrowser: true,
    scope,
    fetch: gateway.fetch,
  }
  const clients = [createVideoClient(options), createVideoClient(options)]
  const request = { model: 'sora-2', prompt: 'a cat' } as const

  const tasks = await Promise.all(
    clients.map((client) => client.submit(request, { generationId: 'same' })),
  )

  expect(new Set(tasks.map(({ taskId }) => taskId)).size).toBe(1)
  expect((await gateway.ledger()).billed).toBe(1)
})
