import { afterEach, expect, expectTypeOf, it, vi } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import { unreadableThrows } from '../unreadable-throws.test-helper.ts'
import { VideoError } from '../video-error.ts'
import type { VideoClientOptions } from '../video-client.ts'
import type { VideoSource, VideoTask } from '../video-task.ts'
import type { HeaderFields, RequestHeaders } from './request-headers.ts'

afterEach(() => void vi.unstubAllGlobals())

const asked = { model: 'sora-2', prompt: 'a cat' } as const
const running = { task_id: 'task_1', status: 'processing' }

function setUp(
  headers: NonNullable<VideoClientOptions['headers']>,
  answer: () => Response = () => Response.json(running),
) {
  const clock = manualClock()
  const sent: Request[] = []
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    headers,
    clock,
    fetch(request) {
      sent.push(request)
      return Promise.resolve(answer())
    },
  })
  return { client, clock, sent }
}

const thrown = (error: unknown) => error

function finished(source: VideoSource): VideoTask {
  return { taskId: 'task_1', status: 'succeeded', sources: [source], format: 'mp4' }
}

it('asks for headers anew with each request', async () => {
  let count = 0
  const { client, clock, sent } = setUp(() =>
    Promise.resolve({ authorization: `Token ${++count}` }),
  )

  await client.submit(asked)
  await client.retrieve({ taskId: 'task_1' })
  await clock.runUntil(client.models().catch(thrown))

  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Token 1',
    'Token 2',
    'Token 3',
  ])
})

it('asks for headers anew with each retry', async () => {
  let count = 0
  const headers = () => ({ authorization: `Token ${++count}` })
  const { client, clock, sent } = setUp(headers, () =>
    sent.length < 3 ? new Response('', { status: 502 }) : Response.json(running),
  )

  await clock.runUntil(client.retrieve({ taskId: 'task_1' }))

  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Token 1',
    'Token 2',
    'Token 3',
  ])
})

it('sends what headers give over its own, in any letter case, and the key of the generation over all', async () => {
  const { client, sent } = setUp(() => ({
    ACCEPT: 'application/json',
    'Content-Type': 'application/json; charset=utf-8',
    'Idempotency-Key': 'theirs',
  }))

  await client.submit(asked, { generationId: 'ours' })

  const { accept, ...headers } = Object.fromEntries(sent[0]?.headers ?? [])
  expect(accept).toBe('application/json')
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'idempotency-key': 'ours',
  })
})

it.each([
  ['a session that is over', new Error('Session over'), 'unauthorized', 'sign_in'],
  ['a text', 'no session', 'unauthorized', 'sign_in'],
  ['a fetch that failed', new TypeError('Failed to fetch'), 'network', 'retry'],
  ['a fetch that took too long', new DOMException('', 'TimeoutError'), 'network', 'retry'],
  ['an error of its own', new VideoError('forbidden', 'Not today.'), 'forbidden', 'ask_operator'],
])('sends nothing where headers reject with %s', async (_, cause, code, action) => {
  const headers = vi.fn<() => Promise<Record<string, string>>>().mockRejectedValue(cause)
  const { client, clock, sent } = setUp(headers)

  const submitted = clock.runUntil(client.submit(asked, { generationId: 'one' }))

  await expect(submitted).rejects.toMatchObject({ name: 'VideoError', code, action, billed: 'no' })
  expect(sent).toEqual([])
  expect(client.generations.get('one')?.state).toBe('settled')
})

it('tries again by itself where headers fail for a passing reason', async () => {
  let count = 0
  const { client, clock, sent } = setUp(() => {
    if (++count < 3) throw new TypeError('Failed to fetch')
    return {}
  })

  await clock.runUntil(client.retrieve({ taskId: 'task_1' }))

  expect(sent).toHaveLength(1)
})

it('keeps secrets out of the message', async () => {
  const { client } = setUp(() => {
    throw new Error('refused sk-abcdefghijkl at https://login.example/token')
  })

  const error = await client.submit(asked).catch(thrown)

  expect(String(error)).toMatch(/headers\(\) gave none, so nothing was sent: refused sk-… at …$/)
})

it('gives up headers that take too long, and has sent nothing', async () => {
  const { client, clock, sent } = setUp(() => new Promise(() => undefined))

  const submitted = clock.runUntil(client.submit(asked, { generationId: 'one' }))

  await expect(submitted).rejects.toMatchObject({
    code: 'timeout',
    billed: 'no',
    action: 'retry',
    message: 'POST /video/generations: headers() gave none in time, so nothing was sent.',
  })
  expect(sent).toEqual([])
  expect(client.generations.get('one')?.state).toBe('settled')
})

it('leaves at once where it is called off while headers are on their way, and says so to them', async () => {
  const signals: AbortSignal[] = []
  const { client, sent } = setUp(({ signal }) => {
    signals.push(signal)
    return new Promise(() => undefined)
  })
  const controller = new AbortController()
  const retrieved = client.retrieve({ taskId: 'task_1' }, { signal: controller.signal })

  controller.abort(new Error('Left.'))

  await expect(retrieved).rejects.toThrow('Left.')
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  expect(sent).toEqual([])
})

it('never asks for headers of a call that is off already', async () => {
  const headers = vi.fn(() => ({}))
  const { client } = setUp(headers)

  const retrieved = client.retrieve({ taskId: 'task_1' }, { signal: AbortSignal.abort() })

  await expect(retrieved).rejects.toMatchObject({ name: 'AbortError' })
  expect(headers).not.toHaveBeenCalled()
})

it.each([
  ['a line end', { authorization: 'Token a\nb' }],
  ['a name that is none', { 'no name': 'a' }],
  ['a letter that HTTP does not carry', { 'x-name': '猫' }],
])(
  'sends nothing with %s in its headers, and says that it is the app that errs',
  async (_, headers) => {
    for (const given of [headers, () => Promise.resolve(headers)]) {
      const { client, sent } = setUp(given)

      const submitted = client.submit(asked)

      await expect(submitted).rejects.toMatchObject({
        code: 'invalid_request',
        billed: 'no',
        action: 'ask_operator',
      })
      expect(sent).toEqual([])
    }
  },
)

it('sends links none of the headers, and asks for none', async () => {
  const headers = vi.fn(() => ({ authorization: 'Token a' }))
  const { client, sent } = setUp(headers, () => new Response('', { status: 404 }))
  const link: VideoSource = { kind: 'link', url: 'https://files.example/1.mp4' }

  await client.stream(finished(link)).catch(thrown)

  expect(sent[0]?.url).toBe('https://files.example/1.mp4')
  expect(sent[0]?.headers.has('authorization')).toBe(false)
})

it('offers no link to save by where headers are needed, function or not', () => {
  vi.stubGlobal('document', {})
  vi.stubGlobal('location', new URL('https://app.example/videos'))
  const task = finished({ kind: 'download', linked: true })
  const saveLink = (options: Partial<VideoClientOptions>) =>
    createVideoClient({ baseUrl: '/api', ...options }).saveLink(task, 'a.mp4')

  expect(saveLink({})).toMatch(/^https:\/\/app\.example\/api\//)
  expect(saveLink({ headers: () => Promise.resolve({}) })).toBeUndefined()
})

it.each([undefined, null])('takes headers() that gives %j for nobody signed in', async (given) => {
  const { client, sent } = setUp(() => given)

  const error = await client.submit(asked).catch(thrown)

  expect(error).toMatchObject({ code: 'unauthorized', action: 'sign_in', billed: 'no' })
  expect(sent).toEqual([])
})

const forms: readonly (readonly [string, HeaderFields])[] = [
  ['a record', { authorization: 'Token 1', 'x-none': undefined, 'x-null': null }],
  ['a record without a prototype', { __proto__: null, authorization: 'Token 1' }],
  ['a Headers', new Headers({ authorization: 'Token 1' })],
  ['a Map', new Map([['authorization', 'Token 1']])],
  ['a Map with no value', new Map([...fields(), ['x-none', undefined]])],
  ['pairs', [['authorization', 'Token 1']]],
  ['pairs with no value', [...fields(), ['x-null', null]]],
]

function fields(): [string, string | null | undefined][] {
  return [['Authorization', 'Token 1']]
}

it.each(forms)('sends what %s holds, and leaves out what has no value', async (_, form) => {
  for (const headers of [form, () => form, () => Promise.resolve(form)]) {
    const { client, sent } = setUp(headers)

    await client.submit(asked)
    await client.retrieve({ taskId: 'task_1' })

    for (const request of sent) {
      expect(request.headers.get('authorization')).toBe('Token 1')
      expect(request.headers.has('x-none') || request.headers.has('x-null')).toBe(false)
    }
    expect(sent).toHaveLength(2)
  }
})

class Token {
  readonly authorization = 'Token 1'
}

it.each<readonly [string, () => unknown]>([
  ['a text', () => 'Token 1'],
  ['a number', () => 7],
  ['a symbol', () => Symbol('Token 1')],
  ['a Set', () => new Set(['Token 1'])],
  ['a Set of pairs', () => new Set([['authorization', 'Token 1']])],
  ['an iterator', () => [['authorization', 'Token 1']].values()],
  ['an object of a class', () => new Token()],
  ['a date', () => new Date(0)],
  ['texts', () => ['authorization', 'Token 1']],
  ['pairs with a third part', () => [['authorization', 'Token', '1']]],
  ['names that are no texts', () => new Map([[7, 'Token 1']])],
  ['a promise as a value', () => ({ authorization: Promise.resolve('Token 1') })],
  ['a function as a value', () => ({ authorization: () => 'Token 1' })],
  ['an object as a value', () => ({ authorization: {} })],
  ['a list as a value', () => ({ authorization: ['Token 1'] })],
  ['a form', () => formOf(new Blob(['Token 1']))],
  ['a value that throws', () => Object.defineProperty({}, 'authorization', throwing)],
])('refuses %s as headers, and sends nothing', async (_, odd) => {
  for (const headers of [odd(), () => odd()]) {
    const { client, sent } = setUp(headers as HeaderFields)

    const error = await client.submit(asked).catch(thrown)

    expect(error).toMatchObject({
      name: 'VideoError',
      code: 'invalid_request',
      action: 'ask_operator',
      billed: 'no',
    })
    expect(String(error)).toMatch(
      /^VideoError: POST \/video\/generations: its headers cannot be used, so nothing was sent: /,
    )
    expect(String(error)).not.toContain('Token 1')
    expect(sent).toEqual([])
  }
})

it('refuses a promise where it is not awaited', async () => {
  const { client, sent } = setUp(Promise.resolve({ authorization: 'Token 1' }) as never)

  expect(await client.submit(asked).catch(thrown)).toMatchObject({ code: 'invalid_request' })
  expect(sent).toEqual([])
})

it('sends nothing where headers are a revoked Proxy', async () => {
  for (const headers of [revoked(), () => revoked()]) {
    const { client, sent } = setUp(headers as HeaderFields)

    expect(await client.submit(asked).catch(thrown)).toMatchObject({
      name: 'VideoError',
      billed: 'no',
    })
    expect(sent).toEqual([])
  }
})

it('sends nothing where headers are null', async () => {
  const { client, sent } = setUp(null as never)

  expect(await client.submit(asked).catch(thrown)).toMatchObject({ code: 'unauthorized' })
  expect(sent).toEqual([])
})

it('types headers as what it reads', () => {
  expectTypeOf<Headers>().toExtend<RequestHeaders>()
  expectTypeOf<Map<string, string>>().toExtend<RequestHeaders>()
  expectTypeOf<[string, string][]>().toExtend<RequestHeaders>()
  expectTypeOf<{ authorization: string | undefined }>().toExtend<RequestHeaders>()
  expectTypeOf<() => Promise<Headers | null>>().toExtend<RequestHeaders>()
  expectTypeOf<string>().not.toExtend<RequestHeaders>()
  expectTypeOf<string[]>().not.toExtend<RequestHeaders>()
  expectTypeOf<Set<string>>().not.toExtend<RequestHeaders>()
  expectTypeOf<Promise<Headers>>().not.toExtend<RequestHeaders>()
  expectTypeOf<{ authorization: Promise<string> }>().not.toExtend<RequestHeaders>()
})

it.each(unreadableThrows)('sends nothing where headers() throws %s', async (_, given) => {
  const { client, sent } = setUp(() => {
    throw given()
  })

  const error = await client.submit(asked, { generationId: 'one' }).catch(thrown)

  expect(error).toMatchObject({ name: 'VideoError', code: 'unauthorized', billed: 'no' })
  expect(sent).toEqual([])
  expect(client.generations.get('one')?.state).toBe('settled')
})

it.each(unreadableThrows)('tells a submit lost whose fetch throws %s', async (_, given) => {
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    fetch() {
      throw given()
    },
  })

  const error = await client.submit(asked, { generationId: 'one' }).catch(thrown)

  expect(error).toMatchObject({ name: 'VideoError', code: 'network', billed: 'unknown' })
  expect(client.generations.get('one')?.state).toBe('submit_unknown')
})

it.each(unreadableThrows)('tells a video broken off whose body fails with %s', async (_, given) => {
  const { client, clock } = setUp({}, () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(given()) })
    return new Response(body, { headers: { 'content-type': 'video/mp4' } })
  })

  const downloaded = clock.runUntil(client.download(finished({ kind: 'download' })))

  await expect(downloaded).rejects.toMatchObject({ name: 'VideoError', code: 'download_failed' })
})

const throwing: PropertyDescriptor = {
  enumerable: true,
  get() {
    throw new Error('Token 1 is over.')
  },
}

function formOf(blob: Blob): FormData {
  const form = new FormData()
  form.set('authorization', blob)
  return form
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
