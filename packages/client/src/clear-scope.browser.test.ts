import { createMockGateway } from '@generated-video/mock-gateway'
import { entries, keys, createStore } from 'idb-keyval'
import { expect, it } from 'vitest'
import { createVideoClient } from './create-video-client.ts'
import { manualClock } from './manual-clock.test-helper.ts'

const poster = 'data:image/webp;base64,UklGRg=='

/** All that IndexedDB has of a scope, as text. */
async function kept(scope: string): Promise<string> {
  const name = `generated-video:${scope}`
  const all = await entries<string, unknown>(createStore(name, 'entries'))
  return JSON.stringify([
    all.filter(([key]) => key !== 'era'),
    await entries(createStore(`${name}:posters`, 'entries')),
    await keys(createStore(`${name}:files`, 'blobs')),
    await entries(createStore(`${name}:file-list`, 'files')),
  ])
}

it('empties the databases of a scope, and takes away what another client lends of it', async () => {
  const clock = manualClock()
  const { fetch } = createMockGateway({ seed: 1, clock })
  const open = (scope: string) =>
    createVideoClient({
      baseUrl: '/v1',
      apiKey: 'mock',
      dangerouslyAllowBrowser: true,
      scope,
      clock,
      fetch,
    })
  const scopes = [`ann-${performance.timeOrigin}`, `bob-${performance.timeOrigin}`] as const
  for (const scope of scopes) {
    const client = open(scope)
    const task = await client.submit(
      { model: 'sora-2', prompt: 'A secret' },
      { generationId: 'one' },
    )
    await expect.poll(() => kept(scope)).toContain(task.taskId)
    clock.advance(600_000)
    await client.poll(task)
    await client.download(task)
    await client.posters.set('one', poster)
    await expect.poll(() => kept(scope)).toContain(`${task.taskId}/0`)
  }
  const [ann, bob] = scopes
  const bobs = await kept(bob)
  const [client, other] = [open(ann), open(ann)]
  await expect.poll(() => other.generations.list()).toHaveLength(1)
  const { task } = other.generations.get('one') ?? {}
  const file = await other.files.find(task?.taskId ?? '')
  const lease = await other.files.objectUrl(file?.fileId ?? '')

  await client.clear()

  await expect.poll(() => other.generations.list()).toEqual([])
  expect(await kept(ann)).toBe(JSON.stringify([[], [], [], []]))
  expect(await kept(bob)).toBe(bobs)
  await expect(globalThis.fetch(lease?.url ?? '')).rejects.toThrow()
  const { taskId } = await client.submit({ model: 'sora-2', prompt: 'After it' })
  await expect.poll(() => other.generations.list()).toMatchObject([{ task: { taskId } }])
})
