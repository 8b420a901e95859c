import { expect, it } from 'vitest'
import { deferred } from '../deferred.test-helper.ts'
import { createSubmitMemory } from './submit-memory.ts'
import type { SubmitOutcome } from './submit-memory.ts'

const day = 24 * 60 * 60 * 1000
const key = { user: 'ann', key: 'a' }

function createRig() {
  let time = 0
  const clock = { now: () => time, schedule: () => () => undefined }
  return { memory: createSubmitMemory(clock), advance: (ms: number) => (time += ms) }
}

function outcome(json: unknown, free = false): () => Promise<SubmitOutcome> {
  return () => Promise.resolve({ answer: { json }, free })
}

it('remembers for a day', async () => {
  const { memory, advance } = createRig()
  await memory.once(key, 'x', outcome(1))

  advance(day - 1)
  expect(await memory.find(key)).toEqual({ json: 1 })
  advance(1)
  expect(memory.find(key)).toBeUndefined()
})

it('never forgets one in flight, however old', async () => {
  const { memory, advance } = createRig()
  const answer = deferred<SubmitOutcome>()
  const waiting = memory.once(key, 'x', () => answer.promise)
  advance(2 * day)
  const second = memory.once(key, 'x', outcome('another'))
  answer.resolve({ answer: { json: 1 }, free: false })

  expect(await waiting).toEqual({ json: 1 })
  expect(await second).toEqual({ json: 1 })
})

it('keeps 10,000, the oldest out, none in flight', async () => {
  const { memory } = createRig()
  const answer = deferred<SubmitOutcome>()
  void memory.once({ user: 'ann', key: 'flying' }, 'x', () => answer.promise)
  for (let index = 0; index < 10_001; index++)
    await memory.once({ user: 'ann', key: String(index) }, 'x', outcome(index))

  const found = (name: string) => memory.find({ user: 'ann', key: name }) !== undefined
  expect([found('flying'), found('0'), found('1'), found('2'), found('10000')]).toEqual([
    true,
    false,
    false,
    true,
    true,
  ])
})

it('does not mix users whose names run into their keys', async () => {
  const { memory } = createRig()
  await memory.once({ user: 'a', key: '"b"' }, 'x', outcome(1))

  expect(memory.find({ user: 'a"', key: 'b"' })).toBeUndefined()
  expect(memory.find({ user: '', key: 'a"b"' })).toBeUndefined()
})

it('forgets what cost nothing, but gives it to all who waited', async () => {
  const { memory } = createRig()
  const answers = await Promise.all([
    memory.once(key, 'x', outcome('refused', true)),
    memory.once(key, 'x', outcome('not sent')),
  ])

  expect(answers).toEqual([{ json: 'refused' }, { json: 'refused' }])
  expect(memory.find(key)).toBeUndefined()
})
