import { expect, it } from 'vitest'
import { deferred } from '../deferred.test-helper.ts'
import { bodies, createRig, get, post, readJson } from '../call-handler.test-helper.ts'
import type { Authorize } from './authorization.ts'

const requests = () => [
  post(bodies.sora),
  get('/video/generations/abc'),
  get('/video/generations/download?id=abc'),
  get('/video/generations?idempotency_key=abc'),
  get('/models'),
]

// What untyped code may return as well.
const nobody: unknown[] = [
  null,
  undefined,
  false,
  true,
  '',
  0,
  7,
  {},
  { user: '' },
  { user: 7 },
  [],
  () => 'ann',
]

it.each(nobody)('lets nobody in where authorize returns %j', async (answer) => {
  const { handler, sent } = createRig({ authorize: (() => answer) as Authorize })
  const responses = await Promise.all(requests().map(handler))

  expect(responses.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401])
  expect(sent).toEqual([])
})

it.each<[string, Authorize]>([
  [
    'throws',
    () => {
      throw new Error('secret of the session store')
    },
  ],
  ['rejects', () => Promise.reject(new Error('secret of the session store'))],
])('lets nobody in where authorize %s, and reports it', async (_, authorize) => {
  const errors: unknown[] = []
  const { handler, sent } = createRig({ authorize, onError: (error) => errors.push(error) })
  const responses = await Promise.all(requests().map(handler))

  for (const response of responses) {
    expect(response.status).toBe(500)
    expect(await readJson(response)).toMatchObject({
      error: { code: 'gateway_error', billed: 'no' },
    })
  }
  expect(errors).toHaveLength(5)
  expect(sent).toEqual([])
})

it('never rejects, even where onError throws', async () => {
  const fail = () => {
    throw new Error('no')
  }
  const { handler } = createRig({ authorize: fail, onError: fail })

  expect((await handler(get('/models'))).status).toBe(500)
})

it('asks nobody upstream before authorize has answered', async () => {
  const answer = deferred<string>()
  const { handler, sent } = createRig({ authorize: () => answer.promise })
  const response = handler(get('/models'))
  await Promise.resolve()

  expect(sent).toEqual([])
  answer.resolve('ann')
  expect((await response).status).toBe(200)
})

it('takes the user from an object as well', async () => {
  const { handler } = createRig({ authorize: () => Promise.resolve({ user: 'ann', name: 'Ann' }) })

  expect((await handler(get('/models'))).status).toBe(200)
})
