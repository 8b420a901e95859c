import { expect, it } from 'vitest'
import { bodies, createRig, post, readJson } from '../call-handler.test-helper.ts'

it.each<Record<string, string>>([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'https://app.example' },
  { origin: 'https://evil.example' },
  { origin: 'https://sub.app.example', 'sec-fetch-site': 'same-site' },
  { origin: 'https://app.example:8443' },
  { origin: 'https://app.example.evil.example' },
  { origin: 'null' },
  { origin: '' },
  { origin: 'garbage' },
  { origin: 'https://app.example', host: 'other.example' },
])('refuses a submit with %o', async (headers) => {
  const { handler, sent } = createRig()
  const response = await handler(post(bodies.sora, headers))

  expect(response.status).toBe(403)
  expect(await readJson(response)).toMatchObject({ error: { code: 'forbidden', billed: 'no' } })
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
  expect(sent).toEqual([])
})

it.each<Record<string, string>>([
  {},
  { origin: 'https://app.example', 'sec-fetch-site': 'same-origin' },
  { origin: 'https://public.example', host: 'PUBLIC.example' },
  { origin: 'https://studio.example', 'sec-fetch-site': 'cross-site' },
])('takes a submit with %o', async (headers) => {
  const { handler } = createRig({ allowedOrigins: ['https://studio.example'] })
  const response = await handler(post(bodies.sora, headers))

  expect(response.status).toBe(200)
})
