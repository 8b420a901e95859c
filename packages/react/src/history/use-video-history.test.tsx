import { memoryVideoStore } from '@generated-video/client'
import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { useVideoHistory } from './use-video-history.ts'

/** A history of two, kept in a store. */
async function setUp() {
  const store = memoryVideoStore()
  const video = setUpVideoTest({ clientOptions: { store: () => store } })
  const { result } = renderHook(() => useVideoHistory(), { wrapper: video.wrapper })
  for (const generationId of ['one', 'two']) {
    await act(() => video.client.submit(request, { generationId }))
    await video.advance(1)
  }
  const keys = async () => (await store.entries()).map(([key]) => key).sort()
  return { ...video, store, keys, history: result }
}

const ids = (history: { current: ReturnType<typeof useVideoHistory> }) =>
  history.current.generations.map(({ id }) => id)

it('forgets a generation, and takes that back with its request', async () => {
  const { history, store, keys, advance } = await setUp()

  act(() => history.current.remove('one'))
  await advance(0)
  const left = await keys()

  expect(ids(history)).toEqual(['two'])
  expect(left).toEqual(['generation/one', 'generation/two', 'request/two'])
  expect(JSON.stringify(await store.get('generation/one'))).not.toContain('task')
  expect(history.current.removed).toMatchObject({ id: 'one', request })

  act(() => history.current.undo())
  await advance(0)

  expect(ids(history)).toEqual(['two', 'one'])
  expect(await keys()).toEqual(['generation/one', 'generation/two', 'request/one', 'request/two'])
  expect(history.current.removed).toBeUndefined()
})

it('asks no longer for a task that it has forgotten', async () => {
  const { history, advance, countRequests } = await setUp()
  act(() => history.current.remove('one'))
  act(() => history.current.remove('two'))
  await advance(0)
  const before = countRequests()

  await advance(120_000)

  expect(countRequests()).toBe(before)
})

it('keeps what is being sent', async () => {
  const { client, wrapper } = setUpVideoTest({ onRequest: () => new Promise(() => undefined) })
  const { result } = renderHook(() => useVideoHistory(), { wrapper })
  await act(async () => {
    void client.submit(request, { generationId: 'one' })
    await Promise.resolve()
  })

  act(() => result.current.remove('one'))

  expect(ids(result)).toEqual(['one'])
  expect(result.current.removed).toBeUndefined()
})

it('gives what it knows to another browser', async () => {
  const { history, keys } = await setUp()
  const json = history.current.exportJson()
  const other = await setUp()
  act(() => other.history.current.remove('two'))

  let count = 0
  act(() => {
    count = other.history.current.importJson(json)
  })
  await other.advance(0)

  expect(count).toBe(1)
  expect(ids(other.history)).toEqual(['two', 'one'])
  expect(other.history.current.generations[0]).toMatchObject({ request, state: 'following' })
  expect(await other.keys()).toEqual(await keys())
  expect(json).not.toContain('mock-key')
})

it.each(['', '{}', '[]', 'null', '{"version":2,"generations":[]}', '{"version":1}'])(
  'refuses what is no export: %s',
  async (json) => {
    const { history } = await setUp()

    expect(() => history.current.importJson(json)).toThrow(
      expect.objectContaining({ name: 'VideoError', code: 'invalid_request' }),
    )
    expect(ids(history)).toEqual(['two', 'one'])
  },
)

it('leaves out of an import what it cannot read', async () => {
  const { history } = await setUp()
  const { generations } = JSON.parse(history.current.exportJson()) as { generations: object[] }
  const damaged = generations.map((one, index) => ({ ...one, id: `new-${index}` }))
  const json = JSON.stringify({ version: 1, generations: [null, 1, {}, ...damaged] })

  let count = 0
  act(() => {
    count = history.current.importJson(json)
  })

  expect(count).toBe(2)
})
