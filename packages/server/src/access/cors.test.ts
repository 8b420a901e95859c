import { expect, it, vi } from 'vitest'
import {
  bodies,
  createRig,
  download,
  finish,
  get,
  post,
  readJson,
} from '../call-handler.test-helper.ts'

const studio = 'https://studio.example'
const allowedOrigins = [studio]

function preflight(origin: string, headers = 'content-type,idempotency-key', method = 'POST') {
  return get('/video/generations', {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': headers,
    },
  })
}

it('answers the preflight of a listed origin itself, and asks nobody who they are', async () => {
  const authorize = vi.fn(() => null)
  const { handler, sent } = createRig({ allowedOrigins, authorize })

  const response = await handler(preflight(studio))

  expect(response.status).toBe(204)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': studio,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type,idempotency-key',
  })
  expect(response.headers.get('vary')).toMatch(/\bOrigin\b/)
  expect(authorize).not.toHaveBeenCalled()
  expect(sent).toEqual([])
})

it.each(['authorization, x-tenant', 'range, if-range, x_y'])(
  "allows the page's own headers: %s",
  async (headers) => {
    const { handler } = createRig({ allowedOrigins })

    const response = await handler(preflight(studio, headers, 'GET'))

    expect(response.headers.get('access-control-allow-headers')).toBe(headers)
  },
)

it.each(['', 'a b', 'a,,b', 'a;b'])(
  'does not repeat what is no list of headers: "%s"',
  async (headers) => {
    const { handler } = createRig({ allowedOrigins })

    const response = await handler(preflight(studio, headers))

    const allowed = response.headers.get('access-control-allow-headers')
    expect(allowed).toBe('Authorization, Content-Type, Idempotency-Key, If-Range, Range')
  },
)

it.each([
  'https://evil.example',
  'https://studio.example.evil.example',
  'https://sub.studio.example',
  'http://studio.example',
  'https://studio.example:8443',
  'null',
  '*',
])('tells the origin %s nothing', async (origin) => {
  const { handler } = createRig({ allowedOrigins })

  const answers = await Promise.all([
    handler(preflight(origin)),
    handler(get('/health', { headers: { origin } })),
    handler(post(bodies.sora, { origin })),
  ])

  for (const { headers } of answers) {
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('vary')).toMatch(/\bOrigin\b/)
  }
  expect(answers.map(({ status }) => status)).toEqual([403, 200, 403])
})

it('lets a listed origin read answers, errors and downloads, and what stands in their headers', async () => {
  const rig = createRig({
    allowedOrigins,
    authorize: ({ headers }) => headers.get('x-user') ?? 'ann',
  })
  const taskId = await finish(rig, bodies.sora)
  const asked = (path: string) => rig.handler(get(path, { headers: { origin: studio } }))

  const answers = await Promise.all([
    asked(`/video/generations/${taskId}`),
    asked(`/video/generations/download?id=${taskId}`),
    asked('/video/generations/unknown'),
    asked('/nothing'),
    asked('/video/generations?idempotency_key=unknown'),
  ])

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404, 404])
  for (const { headers } of answers) {
    expect(headers.get('access-control-allow-origin')).toBe(studio)
    expect(headers.get('vary')).toMatch(/\bOrigin\b/)
    const exposed = headers.get('access-control-expose-headers')
    for (const name of ['Retry-After', 'X-Request-Id', 'Idempotency-Key', 'Content-Length', 'ETag'])
      expect(exposed).toContain(name)
  }
  expect(answers[1].headers.get('cross-origin-resource-policy')).toBe('cross-origin')
})

it('lets a listed origin submit', async () => {
  const { handler, gateway } = createRig({ allowedOrigins })

  const response = await handler(
    post(bodies.sora, { origin: studio, 'sec-fetch-site': 'cross-site' }),
  )

  expect(await readJson(response)).toHaveProperty('task_id')
  expect(response.headers.get('access-control-allow-origin')).toBe(studio)
  expect((await gateway.ledger()).billed).toBe(1)
})

it.each([
  ['another origin is listed', { allowedOrigins }],
  ['none is listed', {}],
])('refuses the preflight of an unlisted origin with a reason where %s', async (_, options) => {
  const told: unknown[] = []
  const authorize = vi.fn(() => 'ann')
  const { handler, sent } = createRig({
    ...options,
    authorize,
    onError: (error) => told.push(error),
  })
  const origin = 'https://evil.example'

  const response = await handler(preflight(origin, 'authorization,x-secret'))

  expect(response.status).toBe(403)
  expect(Object.fromEntries(response.headers)).not.toHaveProperty('access-control-allow-origin')
  expect(await readJson(response)).toMatchObject({
    error: {
      code: 'forbidden',
      billed: 'no',
      message:
        'A page of another origin may not ask this. List the origin in allowedOrigins if it is yours.',
    },
  })
  expect(told).toEqual([])
  expect(authorize).not.toHaveBeenCalled()
  expect(sent).toEqual([])
})

it('does not take OPTIONS for anything but a preflight', async () => {
  const { handler } = createRig({ allowedOrigins })

  const response = await handler(get('/video/generations', { method: 'OPTIONS' }))

  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET, POST')
})

it('says nothing of origins where none is listed', async () => {
  const rig = createRig()
  const response = await download(rig, await finish(rig, bodies.sora))

  expect(response.headers.get('vary')).toBeNull()
  expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
})
