import { act, renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { useVideoGeneration } from './use-video-generation.ts'

function setUp() {
  const setup = setUpVideoTest()
  const { result } = renderHook(() => useVideoGeneration(), { wrapper: setup.wrapper })
  return { ...setup, result }
}

it('is idle, then follows its generation to a file and a URL', async () => {
  const { result, advanceUntil } = setUp()
  expect(result.current.status).toBe('idle')

  await act(() => result.current.generate(request))
  expect(result.current.status).toBe('queued')
  expect(result.current.generation?.request).toEqual(request)

  await advanceUntil(() => expect(result.current.status).toBe('ready'))
  expect(result.current.url).toMatch(/^blob:/)
  expect(result.current.file?.size).toBeGreaterThan(0)
  expect(result.current.task?.status).toBe('succeeded')
})

it('bills one generation for equal requests of one click, and for one id', async () => {
  const { result, gateway } = setUp()

  await act(async () => {
    await Promise.all([result.current.generate(request), result.current.generate(request)])
    await result.current.generate(request, { generationId: 'mine' })
    await result.current.generate(request, { generationId: 'mine' })
  })

  expect((await gateway.ledger()).billed).toBe(2)
  expect(result.current.generations).toHaveLength(2)
  expect(result.current.generation?.id).toBe('mine')
})

it('keeps a refused submit in error, whether or not the promise is caught', async () => {
  const { result, advance } = setUp()

  act(() => void result.current.generate({ ...request, prompt: '[fault:quota] A boat' }))
  await advance(250)

  expect(result.current.status).toBe('failed')
  expect(result.current.error?.code).toBe('insufficient_quota')
})

it('estimates progress and time left while the gateway reports none', async () => {
  const { advance, wrapper } = setUpVideoTest()
  // Spreading reads the clock's fields, as a component that shows them does.
  const { result } = renderHook(() => ({ ...useVideoGeneration() }), { wrapper })
  await act(() => result.current.generate(request))
  await advance(10_000)

  const first = { elapsed: result.current.elapsed, eta: result.current.eta }
  expect(first.elapsed).toBeGreaterThanOrEqual(9000)
  await advance(20_000)

  expect(result.current.elapsed).toBeGreaterThan(first.elapsed ?? Infinity)
  expect(result.current.eta).toBeLessThanOrEqual(first.eta ?? 0)
  expect(result.current.progress).toBeGreaterThan(0)
})

it('renders nothing anew for a clock that nobody reads', async () => {
  const { client, advance, wrapper } = setUpVideoTest()
  let renders = 0
  const { result } = renderHook(
    () => {
      renders++
      const { generate, status } = useVideoGeneration()
      return { generate, status }
    },
    { wrapper },
  )
  await act(() => result.current.generate(request))
  act(() => client.generations.stop(client.generations.list()[0]?.id ?? ''))
  const before = renders
  await advance(30_000)

  expect(renders).toBe(before)
})

it('stops waiting, resumes, and lets go', async () => {
  const { result, advanceUntil } = setUp()
  await act(() => result.current.generate(request))

  act(() => result.current.stopWaiting())
  expect(result.current.status).toBe('stopped')
  act(() => result.current.resume())
  await advanceUntil(() => expect(result.current.status).toBe('ready'))
  act(() => result.current.reset())

  expect(result.current.status).toBe('idle')
  expect(result.current.generations).toHaveLength(1)
})

it('tries again as a new generation, which it then follows', async () => {
  const { result, gateway, advance, advanceUntil } = setUp()
  await act(() => result.current.generate({ ...request, prompt: '[fault:failed] A boat' }))
  const first = result.current.generation?.id
  await advanceUntil(() => expect(result.current.status).toBe('failed'))

  act(() => result.current.retry())
  await advance(500)

  expect(result.current.generation?.id).not.toBe(first)
  expect(result.current.status).toBe('queued')
  expect((await gateway.ledger()).billed).toBe(2)
})

it('throws an error that names VideoProvider where there is none', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)

  expect(() => renderHook(() => useVideoGeneration())).toThrow('<VideoProvider client={…}>')
})
