import { expect, it } from 'vitest'
import { createGuardedFetch } from './guarded-fetch.ts'
import { createLinkHosts } from './link-hosts.ts'

const headers = { authorization: 'Bearer sk-canary-0123456789', cookie: 'a=1' }

function createRig(answer: (url: string) => Response = () => new Response('ok')) {
  const sent: Request[] = []
  const guarded = createGuardedFetch({
    baseUrl: new URL('https://gateway.example/v1'),
    linkHosts: createLinkHosts(['cdn.example', 'media.example', 'gateway.example']),
    fetch: (request) => {
      sent.push(request)
      return Promise.resolve(answer(request.url))
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

it.each([301, 302, 303, 304, 307, 308])(
  'follows no redirect of the gateway: %i',
  async (status) => {
    const { guarded, sent } = createRig(
      () => new Response(null, { status, headers: { location: 'https://evil.example/' } }),
    )
    const lost = guarded(
      new Request('https://gateway.example/v1/video/generations', { method: 'POST', headers }),
    )

    await expect(lost).rejects.toMatchObject({ code: 'gateway_error', billed: 'unknown' })
    expect(sent).toHaveLength(1)
  },
)

it.each([
  ['https://gateway.example/v1/models', 'gateway_error'],
  ['https://cdn.example/a.mp4', 'download_failed'],
])('takes no answer that a fetch followed a redirect for: %s', async (url, code) => {
  const { guarded } = createRig(() =>
    Object.defineProperty(new Response('x'), 'redirected', { value: true }),
  )

  await expect(guarded(new Request(url))).rejects.toMatchObject({ code })
})

const redirect = (location: string, status = 302) =>
  new Response('moved', { status, headers: { location } })

it.each([301, 302, 303, 307, 308])(
  'follows a linked result to listed hosts, without the key: %i',
  async (status) => {
    const hops: Record<string, string> = {
      'https://cdn.example/a/b.mp4': '../c.mp4?sig=1',
      'https://cdn.example/c.mp4?sig=1': '//media.example/d.mp4',
      'https://media.example/d.mp4': 'https://gateway.example/files/e.mp4',
    }
    const { guarded, sent } = createRig((url) =>
      hops[url] ? redirect(hops[url], status) : new Response('the video'),
    )

    const response = await guarded(new Request('https://cdn.example/a/b.mp4', { headers }))

    expect(await response.text()).toBe('the video')
    expect(sent.map(({ url }) => url)).toEqual([
      ...Object.keys(hops),
      'https://gateway.example/files/e.mp4',
    ])
    for (const request of sent) {
      expect([...request.headers]).toEqual([['accept', 'video/mp4']])
      expect(request).toMatchObject({ redirect: 'manual', cache: 'no-store' })
    }
  },
)

it.each([
  'https://evil.example/a.mp4',
  'http://cdn.example/a.mp4',
  'https://cdn.example:8443/a.mp4',
  'https://me:secret@cdn.example/a.mp4',
  'https://cdn.example.evil.example/a.mp4',
  '//evil.example/a.mp4',
  'http://169.254.169.254/latest/meta-data/',
  'data:video/mp4;base64,AAAA',
  'file:///etc/passwd',
])('connects to nothing where a linked result leads on to %s', async (location) => {
  const { guarded, sent } = createRig((url) =>
    url.endsWith('/2.mp4') ? redirect(location) : redirect('2.mp4'),
  )

  const lost = guarded(new Request('https://cdn.example/1.mp4', { headers }))

  await expect(lost).rejects.toMatchObject({ code: 'download_failed', billed: 'yes' })
  expect(sent).toHaveLength(2)
})

it('follows a linked result three times and no more', async () => {
  let hop = 0
  const { guarded, sent } = createRig(() => redirect(`/${++hop}.mp4`))

  const lost = guarded(new Request('https://cdn.example/0.mp4'))

  await expect(lost).rejects.toMatchObject({ code: 'download_failed', retryable: false })
  expect(sent.map(({ url }) => new URL(url).pathname)).toEqual([
    '/0.mp4',
    '/1.mp4',
    '/2.mp4',
    '/3.mp4',
  ])
})

it.each([
  new Response(null, { status: 302 }),
  new Response(null, { status: 304 }),
  new Response(null, { status: 300, headers: { location: '/b.mp4' } }),
  redirect('https://'),
])('takes a linked result that leads to no address for a failure', async (answer) => {
  const { guarded, sent } = createRig(() => answer)

  await expect(guarded(new Request('https://cdn.example/a.mp4'))).rejects.toMatchObject({
    code: 'download_failed',
    status: answer.status,
  })
  expect(sent).toHaveLength(1)
})

it('stops following once the reader has left', async () => {
  const leaving = new AbortController()
  const { guarded, sent } = createRig(() => {
    leaving.abort()
    return redirect('/b.mp4')
  })

  await guarded(new Request('https://cdn.example/a.mp4', { signal: leaving.signal })).catch(
    () => undefined,
  )

  for (const request of sent) expect(request.signal.aborted).toBe(true)
})
