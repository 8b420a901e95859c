import { act, render, renderHook, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  pass,
  request,
  setUpGateway,
  until,
  useFakeClock,
} from '../testing/set-up-gateway.test-helper.tsx'
import { useVideoTask } from './use-video-task.ts'

beforeEach(useFakeClock)
afterEach(() => vi.useRealTimers())

it('asks once per gap however many components follow a task, and never again once it settled', async () => {
  const { client, calls, wrapper } = setUpGateway({ speed: 5 })
  const task = await client.submit(request)
  client.generations.stop(client.generations.list()[0]?.id ?? '')
  calls.length = 0
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
  let seen = 0
  await until(() => {
    if (calls.length > seen) times.push(Date.now())
    seen = calls.length
    expect(screen.getAllByText('succeeded')).toHaveLength(10)
  })

  expect(calls.length).toBe(times.length)
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000)
  await pass(120_000)
  expect(calls.length).toBe(times.length)
})

it('stops asking when the last component that follows leaves', async () => {
  const { client, calls, wrapper } = setUpGateway()
  const task = await client.submit(request)
  client.generations.stop(client.generations.list()[0]?.id ?? '')
  const { unmount } = renderHook(() => useVideoTask(task), { wrapper })
  await until(() => expect(calls.length).toBeGreaterThan(2))

  unmount()
  await act(() => Promise.resolve())

  const before = calls.length
  await pass(60_000)
  expect(calls.length).toBe(before)
})

it('keeps the task and says that the connection is retrying while polls fail', async () => {
  const { client, wrapper } = setUpGateway()
  const task = await client.submit({ ...request, prompt: '[fault:poll-500] A boat' })

  const { result } = renderHook(() => useVideoTask(task), { wrapper })

  await until(() => expect(result.current.data?.connection).toBe('retrying'))
  expect(result.current.isError).toBe(false)
  await until(() => expect(result.current.data?.task.status).toBe('in_progress'))
  expect(result.current.data?.connection).toBe('online')
})

it('asks nothing about a task that has settled already', async () => {
  const { calls, wrapper } = setUpGateway()

  const { result } = renderHook(() => useVideoTask({ taskId: 'done', status: 'canceled' }), {
    wrapper,
  })
  await pass(60_000)

  expect(result.current.data?.task.status).toBe('canceled')
  expect(calls).toEqual([])
})
