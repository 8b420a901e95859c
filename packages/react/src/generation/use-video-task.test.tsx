import { focusManager, onlineManager } from '@tanstack/react-query'
import { act, render, renderHook, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { useVideoTask } from './use-video-task.ts'

afterEach(() => {
  focusManager.setFocused(undefined)
  onlineManager.setOnline(true)
})

it('asks once per gap however many components follow a task, and never again once it settled', async () => {
  const { client, countRequests, advance, advanceUntil, wrapper } = setUpVideoTest({ speed: 5 })
  const task = await client.submit(request)
  client.generations.stop(client.generations.list()[0]?.id ?? '')
  const before = countRequests()
  const times: number[] = []
  function Follower() {
    const { data } = useVideoTask(task)
    return <p>{data?.task.status}</p>
  }

  render(
    <>
      {Array.from({ length: 10 }, (_, index) => (
        <Follower key={index} />
      ))}
    </>,
    { wrapper },
  )
  await advanceUntil(() => {
    if (countRequests() - before > times.length) times.push(client.clock.now())
    expect(screen.getAllByText('succeeded')).toHaveLength(10)
  })

  expect(countRequests() - before).toBe(times.length)
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000)
  await advance(120_000)
  expect(countRequests() - before).toBe(times.length)
})

it('stops asking when the last component that follows leaves', async () => {
  const { client, countRequests, advance, advanceUntil, wrapper } = setUpVideoTest()
  const task = await client.submit(request)
  client.generations.stop(client.generations.list()[0]?.id ?? '')
  const { unmount } = renderHook(() => useVideoTask(task), { wrapper })
  await advanceUntil(() => expect(countRequests()).toBeGreaterThan(2))

  unmount()
  await advance(0)

  const before = countRequests()
  await advance(60_000)
  expect(countRequests()).toBe(before)
})

it('keeps the task and says that the connection is retrying while polls fail', async () => {
  const { client, advanceUntil, wrapper } = setUpVideoTest()
  const task = await client.submit({ ...request, prompt: '[fault:poll-500] A boat' })

  const { result } = renderHook(() => useVideoTask(task), { wrapper })

  await advanceUntil(() => expect(result.current.data?.connection).toBe('retrying'))
  expect(result.current.isError).toBe(false)
  await advanceUntil(() => expect(result.current.data?.task.status).toBe('in_progress'))
  expect(result.current.data?.connection).toBe('online')
})

it('asks nothing about a task that has settled already', async () => {
  const { countRequests, advance, wrapper } = setUpVideoTest()

  const { result } = renderHook(() => useVideoTask({ taskId: 'done', status: 'canceled' }), {
    wrapper,
  })
  await advance(60_000)

  expect(result.current.data?.task.status).toBe('canceled')
  expect(countRequests()).toBe(0)
})

it('asks more slowly while the page is hidden, and once at once when it is seen again', async () => {
  const { client, advance, countRequests, wrapper } = setUpVideoTest({ speed: 0.2 })
  const task = await client.submit(request)
  client.generations.stop(client.generations.list()[0]?.id ?? '')
  renderHook(() => useVideoTask(task), { wrapper })
  await advance(100_000)
  const visible = countRequests()
  await advance(40_000)
  const seen = countRequests() - visible

  act(() => focusManager.setFocused(false))
  await advance(10_000)
  const before = countRequests()
  await advance(40_000)
  const hidden = countRequests() - before
  act(() => focusManager.setFocused(true))
  await advance(0)

  expect(hidden).toBeGreaterThan(0)
  expect(hidden).toBeLessThan(seen)
  expect(countRequests() - before - hidden).toBe(1)
})

it('asks at once when the network is back', async () => {
  const { client, advance, countRequests, wrapper } = setUpVideoTest()
  const task = await client.submit(request)
  client.generations.stop(client.generations.list()[0]?.id ?? '')
  renderHook(() => useVideoTask(task), { wrapper })
  await advance(2_000)
  const before = countRequests()

  act(() => onlineManager.setOnline(false))
  act(() => onlineManager.setOnline(true))
  await advance(0)

  expect(countRequests() - before).toBe(1)
})

it('asks nothing of a settled task, whoever looks again', async () => {
  const { client, advance, advanceUntil, countRequests, wrapper } = setUpVideoTest({ speed: 20 })
  const task = await client.submit(request)
  client.generations.stop(client.generations.list()[0]?.id ?? '')
  const { result } = renderHook(() => useVideoTask(task), { wrapper })
  await advanceUntil(() => expect(result.current.data?.task.status).toBe('succeeded'))
  const before = countRequests()

  act(() => focusManager.setFocused(false))
  act(() => focusManager.setFocused(true))
  act(() => onlineManager.setOnline(false))
  act(() => onlineManager.setOnline(true))
  await advance(5_000)

  expect(countRequests()).toBe(before)
})
