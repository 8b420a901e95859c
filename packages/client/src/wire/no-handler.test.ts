import { expect, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import { answerError, lostSubmit } from './answer-error.ts'

const page = (text: string) => `<!DOCTYPE html><html><body>${text}</body></html>`
const html = { 'content-type': 'text/html' }

async function submitTo(body: string, init: ResponseInit) {
  const client = createVideoClient({
    baseUrl: 'https://app.example/api',
    fetch: () => Promise.resolve(new Response(body, init)),
  })
  const sent = client.submit({ model: 'sora-2', prompt: 'a cat' }, { generationId: 'one' })
  const error: unknown = await sent.catch((thrown: unknown) => thrown)
  return { error, generation: client.generations.get('one') }
}

it.each([
  ['Express', page('<pre>Cannot POST /api/video/generations</pre>'), html],
  ['Next', page('<h1>404</h1><h2>This page could not be found.</h2>'), html],
  ['Vite', '', {}],
  ['Hono', '404 Not Found', { 'content-type': 'text/plain' }],
  ['Go', '404 page not found\n', { 'content-type': 'text/plain' }],
  ['Vercel', 'The page could not be found\n\nNOT_FOUND\n\nfra1::x7x7x-1', {}],
  ['Nest', { message: 'Cannot POST /api/video/generations', error: 'Not Found', statusCode: 404 }],
  ['Fastify', { message: 'Route POST:/api/video/generations not found', error: 'Not Found' }],
  ['Laravel', { message: 'The route api/video/generations could not be found.' }],
  [
    'Nitro',
    { error: true, statusMessage: 'Cannot find any path matching /api/video/generations.' },
  ],
  ['Spring', { status: 404, error: 'Not Found', path: '/api/video/generations' }],
  ['FastAPI', { detail: 'Not Found' }],
  ['Django', { detail: 'Not found.' }],
  ['Kong', { message: 'no Route matched with those values' }],
  ['Azure', { error: { code: '404', message: 'Resource not found' } }],
  ['a function that is none', { code: 'NOT_FOUND', message: 'Requested function was not found' }],
  ['new-api', { error: { message: 'Invalid URL (POST /video/generations)', code: '' } }],
])('tells of a handler that is missing: %s', async (_, body, headers = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  for (const status of [404, 405, 501]) {
    const { error, generation } = await submitTo(text, { status, headers })

    expect(error).toMatchObject({
      code: 'network',
      billed: 'no',
      action: 'ask_operator',
      retryable: false,
      status,
      message:
        'POST /video/generations: no handler answers at app.example/api (baseUrl), so nothing was sent. ' +
        `Mount createVideoHandler there, or correct the client’s baseUrl (status ${status}).`,
    })
    expect(generation?.state).toBe('settled')
  }
})

it.each([
  [
    'a model',
    { error: { code: 'model_not_found', message: 'no such model' } },
    'model_unavailable',
  ],
  [
    'a model as a resource',
    { message: 'The resource models/veo-9 is not found' },
    'model_unavailable',
  ],
  ['a review', { error: { message: 'Not found: blocked by our moderation system' } }, 'moderated'],
  ['our own handler', { error: { code: 'invalid_request', message: 'There is no such route.' } }],
])('takes a 404 that speaks of %s for what it says', (_, body, code = 'invalid_request') => {
  const error = answerError(body, { request: 'POST /video/generations', status: 404, paid: true })

  expect(error.code).toBe(code)
})

it('throws no paid id away for the sake of a status', () => {
  const body = { task_id: 'task_1', message: 'Not Found' }

  const error = answerError(body, { request: 'POST /video/generations', status: 404, paid: true })

  expect(error).toMatchObject({ ...lostSubmit, taskId: 'task_1' })
})

it('tells visitors of a handler nothing about where its gateway is', () => {
  const error = answerError(undefined, { request: 'POST /x', status: 404, paid: true })

  expect(error.message).toBe(
    'POST /x: no gateway answers at the handler’s baseUrl, so nothing was sent. Correct it (status 404).',
  )
})

it.each([400, 403, 408, 409, 410, 500, 502, 503, 504])(
  'takes a page with status %i for no proof',
  async (status) => {
    const { error } = await submitTo(page('Cannot POST /api'), { status })

    expect(String(error)).not.toContain('no handler answers')
  },
)

it.each([
  ['a page', page('Cannot GET /api/video/generations/task_1'), html],
  ['Nest', JSON.stringify({ message: 'Cannot GET /api/video/generations/task_1' }), {}],
  ['Fastify', JSON.stringify({ message: 'Route GET:/api/video/generations/task_1 not found' }), {}],
])(
  'follows a paid task on where %s stands in the place of the handler',
  async (_, body, headers) => {
    const clock = manualClock()
    const answers = { isThere: true }
    const client = createVideoClient({
      baseUrl: 'https://app.example/api',
      clock,
      fetch: () => {
        const { isThere } = answers
        const task = Response.json({ task_id: 'task_1', status: 'processing' })
        return Promise.resolve(isThere ? task : new Response(body, { status: 404, headers }))
      },
    })
    await client.submit({ model: 'sora-2', prompt: 'a cat' }, { generationId: 'one' })
    answers.isThere = false
    clock.advance(120_000)

    const followed = await clock.runUntil(client.poll({ taskId: 'task_1' }))

    expect(followed).toMatchObject({ connection: 'retrying', task: { status: 'in_progress' } })
    expect(client.generations.get('one')?.state).toBe('following')
  },
)

it('means the task where a task was asked for', () => {
  const error = answerError(undefined, { request: 'GET /x', status: 404, taskId: 'task_1' })

  expect(error.code).toBe('task_not_found')
})

it.each([
  ['a body that is being read', locked],
  ['nothing', () => undefined as never],
])('tells a submit lost whose fetch gives %s', async (_, answer) => {
  const client = createVideoClient({
    baseUrl: 'https://app.example/api',
    fetch: () => Promise.resolve(answer()),
  })

  const submitted = client.submit({ model: 'sora-2', prompt: 'a cat' }, { generationId: 'one' })

  await expect(submitted).rejects.toMatchObject({ code: 'network', ...lostSubmit })
  expect(client.generations.get('one')?.state).toBe('submit_unknown')
})

function locked(): Response {
  const answer = Response.json({ task_id: 'task_1' })
  answer.body?.getReader()
  return answer
}
