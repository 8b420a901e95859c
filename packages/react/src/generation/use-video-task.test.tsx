import { render, renderHook, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { useVideoTask } from './use-video-task.ts'

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
