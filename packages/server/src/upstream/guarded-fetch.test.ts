import { expect, it } from 'vitest'
import { createGuardedFetch } from './guarded-fetch.ts'
import { createLinkHosts } from './link-hosts.ts'

const headers = { authorization: 'Bearer sk-canary-0123456789', cookie: 'a=1' }

function createRig(answer: () => Response = () => new Response('ok')) {
  const sent: Request[] = []
  const guarded = createGuardedFetch({
    baseUrl: new URL('https://gateway.example/v1'),
    linkHosts: createLinkHosts(['cdn.example', 'gateway.example']),
    fetch: (request) => {
      sent.push(request)
      return Promise.resolve(answer())
    },
  })
  return { guarded, sent }
}

it('sends the key to the gateway, without cookies, redirects and caches', async () => {
  const { guarded, sent } = createRig()
  await guarded(new Request('https://gateway.example/v1/models', { headers }))

  expect(sent[0]).toMatchObject({ redirect: 'manual', cache: 'no-store' })
  expect([...(sent[0]?.headers.keys() ?? [])]).toEqual(['authorization'])
})

it.each([
  'https://cdn.example/a.mp4',
  // The gateway's own host, but not its API.
  'https://gateway.example/files/a.mp4',
  'https://gateway.example/v10/models',
  'https://gateway.example/v1/../files/a.mp4',
])('sends no header of the caller to %s', async (link) => {
  const { guarded, sent } = createRig()
  await guarded(new Request(link, { headers }))

  expect(sent).toHaveLength(1)
  expect([...(sent[0]?.headers ?? [])]).toEqual([['accept', 'video/mp4']])
})

it.each([
  'https://evil.example/v1/models',
  'http://gateway.example/v1/models',
  'https://gateway.example:8443/v1/models',
  'http://127.0.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'data:video/mp4;base64,AAAA',
  'file:///etc/passwd',
])('connects to nothing for %s', async (url) => {
  const { guarded, sent } = createRig()

  await expect(guarded(new Request(url, { headers }))).rejects.toMatchObject({ code: 'forbidden' })
  expect(sent).toEqual([])
})

it.each([301, 302, 303, 304, 307, 308])('follows no redirect: %i', async (status) => {
  const { guarded, sent } = createRig(
    () => new Response(null, { status, headers: { location: 'https://evil.example/' } }),
  )
  const lost = guarded(
    new Request('https://gateway.example/v1/video/generations', { method: 'POST', headers }),
  )

  await expect(lost).rejects.toMatchObject({ code: 'gateway_error', billed: 'unknown' })
  expect(sent).toHaveLength(1)
})

it('takes no answer that a fetch followed a redirect for', async () => {
  const { guarded } = createRig(() =>
    Object.defineProperty(new Response('x'), 'redirected', { value: true }),
  )

  await expect(guarded(new Request('https://gateway.example/v1/models'))).rejects.toMatchObject({
    code: 'gateway_error',
  })
})
