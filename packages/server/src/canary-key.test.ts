import { expect, it } from 'vitest'
import { apiKey, createRig, get, linkHost, post } from './call-handler.test-helper.ts'

const echoes: readonly (readonly [string, string])[] = [
  ['plain', apiKey],
  ['in a header', `Bearer ${apiKey}`],
  ['base64', btoa(`Bearer ${apiKey}`)],
  ['URL-coded', encodeURIComponent(` ${apiKey}`)],
]

function answers(echo: string): (() => Response)[] {
  const headers = {
    'x-oneapi-request-id': echo.replace(' ', '-'),
    'x-mock-gateway': echo,
    'retry-after': echo,
    'set-cookie': echo,
    'x-echo': echo,
  }
  const error = { message: `bad key ${echo}`, code: echo, type: echo }
  const bodies = [
    { task_id: echo, status: echo, model: echo, format: echo },
    { task_id: 'a', status: 'succeeded', url: `https://cdn.example/${echo}?k=${echo}` },
    {
      task_id: 'a',
      status: 'succeeded',
      url: [`https://cdn.example/${echo}`, 'https://b.example/'],
    },
    { task_id: 'a', status: 'failed', error },
    { code: 'success', data: { task_id: echo, status: 'FAILURE', fail_reason: echo } },
    { data: [{ id: echo }] },
    { success: false, message: echo },
    { error },
    error,
  ]
  return [200, 400, 401, 403, 404, 429, 500, 503].flatMap((status) => [
    ...bodies.map((body) => () => Response.json(body, { status, headers })),
    () => new Response(`<html>${echo}`, { status, headers }),
    () => new Response(echo, { status, headers: { ...headers, 'content-type': 'video/mp4' } }),
  ])
}

it.each(echoes)('lets the key out in no answer: %s', async (_, echo) => {
  for (const answer of answers(echo)) {
    const { handler } = createRig({
      linkedResults: { hosts: [linkHost] },
      upstream: () => Promise.resolve(answer()),
    })
    const requests = [
      post({ model: 'sora-2', prompt: 'a cat' }, { 'idempotency-key': 'a' }),
      get('/video/generations?idempotency_key=a'),
      get('/video/generations/a'),
      get('/video/generations/download?id=a'),
      get('/models'),
    ]
    for (const request of requests) {
      const response = await handler(request)
      const said = `${JSON.stringify([...response.headers])}${await response.text()}`
      for (const form of [
        apiKey,
        btoa(apiKey).slice(0, 20),
        btoa(`Bearer ${apiKey}`).slice(10, 30),
      ])
        expect(said).not.toContain(form)
    }
  }
})

it('lets the key out in no answer where the connection fails with it', async () => {
  const errors: unknown[] = []
  const { handler } = createRig({
    onError: (error) => errors.push(error),
    upstream: () => Promise.reject(new TypeError(`fetch failed: ${apiKey}`)),
  })
  for (const request of [post({ model: 'sora-2' }), get('/models'), get('/video/generations/a')]) {
    const response = await handler(request)

    expect(response.status).toBe(502)
    expect(await response.text()).not.toContain(apiKey)
  }
})
