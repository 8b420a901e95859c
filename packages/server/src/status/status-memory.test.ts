import { expect, it } from 'vitest'
import { virtualClock } from '../virtual-clock.test-helper.ts'
import { createStatusMemory } from './status-memory.ts'
import type { GatewayStatus } from './status-memory.ts'

const { signal } = new AbortController()
const headers = { 'x-request-id': 'r' }

function createRig() {
  const clock = virtualClock()
  const memory = createStatusMemory(clock)
  const asked: string[] = []
  const ask = (taskId: string, status?: GatewayStatus) =>
    memory.ask({ user: 'ann', taskId }, signal, () => {
      asked.push(taskId)
      const task = { taskId, status: 'queued' } as const
      return Promise.resolve(status ?? { task, headers, freshFor: 5_000 })
    })
  return { ask, asked, clock }
}

it('hands out an answer while it is fresh, with its headers', async () => {
  const { ask, asked, clock } = createRig()
  const first = await ask('a')
  clock.move(4_999)

  expect(await ask('a')).toEqual(first)
  expect(first.headers).toEqual(headers)
  expect(asked).toEqual(['a'])
  clock.move(1)
  await ask('a')
  expect(asked).toEqual(['a', 'a'])
})

it('remembers a settled task no longer than another', async () => {
  const { ask, asked, clock } = createRig()
  await ask('a', { task: { taskId: 'a', status: 'canceled' }, headers, freshFor: 5_000 })
  clock.move(5_000)
  await ask('a')

  expect(asked).toEqual(['a', 'a'])
})

it('trusts no answer after the clock was set back', async () => {
  const { ask, asked, clock } = createRig()
  await ask('a')
  clock.move(-3_600_000)
  await ask('a')

  expect(asked).toEqual(['a', 'a'])
})

it('remembers no failure', async () => {
  const { ask, asked } = createRig()
  const failed = await ask('a', { error: new Error('lost'), headers })
  await ask('a')

  expect(failed).toHaveProperty('error')
  expect(asked).toEqual(['a', 'a'])
})

it('keeps 10,000 answers and drops the oldest', async () => {
  const { ask, asked, clock } = createRig()
  await ask('first')
  await ask('second')
  clock.move(5_000)
  // Answered again, it is the youngest.
  await ask('first')
  for (let index = 0; index < 9_999; index++) await ask(`task-${index}`)
  asked.length = 0
  await ask('first')
  await ask('task-0')

  expect(asked).toEqual([])
  await ask('one-more')
  await ask('first')
  expect(asked).toEqual(['one-more', 'first'])
})
