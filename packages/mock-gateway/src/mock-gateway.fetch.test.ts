import { expect, it } from 'vitest'
import { bodies, download, finish, query, submit } from './call-gateway.test-helper.ts'
import { mockDialects } from './dialect/mock-dialect.ts'
import { createMockGateway } from './mock-gateway.ts'

it('takes a Request and a URL as the platform does', async () => {
  const gateway = createMockGateway()
  const headers = { authorization: 'Bearer x' }
  const request = new Request('https://gateway.example/v1/video/generations', {
    method: 'POST',
    headers,
    body: JSON.stringify(bodies.sora),
  })

  expect((await gateway.fetch(request)).status).toBe(200)
  expect(
    (await gateway.fetch(new URL('https://gateway.example/api/models'), { headers })).status,
  ).toBe(200)
})

it('rejects with the signal’s reason and bills nothing where it aborts first', async () => {
  const gateway = createMockGateway()
  const reason = new Error('left')

  await expect(submit(gateway, bodies.sora, { signal: AbortSignal.abort(reason) })).rejects.toBe(
    reason,
  )
  expect((await gateway.ledger()).billed).toBe(0)
})

it('breaks a body off where the signal aborts', async () => {
  const gateway = createMockGateway({ size: 2 ** 28 })
  const id = await finish(gateway, bodies.sora)
  const caller = new AbortController()
  const response = await download(gateway, id, { signal: caller.signal })
  const reader = response.body?.getReader()
  await reader?.read()

  caller.abort()

  await expect(reader?.read()).rejects.toMatchObject({ name: 'AbortError' })
})

it('streams 256 MiB twice without ever holding them', async () => {
  const gateway = createMockGateway()
  const id = await finish(gateway, { ...bodies.sora, prompt: `[size:${2 ** 28}] a cat` })
  const response = await download(gateway, id)
  const before = process.memoryUsage().arrayBuffers
  let received = 0
  let most = 0
  let count = 0

  for await (const chunk of response.body ?? []) {
    received += chunk.length
    if (++count % 500 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }

  expect(received).toBeGreaterThan((2 ** 28 * 8) / 3)
  expect(received).toBeLessThan((2 ** 28 * 8) / 3 + 500)
  expect(most).toBeLessThan(150_000_000)
})

it.each(mockDialects)(
  'as %s streams a padded data: URL inside a status answer',
  async (dialect) => {
    const gateway = createMockGateway({ dialect, size: 5_000_000 })
    const id = await finish(gateway, bodies.veo)
    const response = await query(gateway, id)
    const sizes: number[] = []

    for await (const chunk of response.body ?? []) sizes.push(chunk.length)

    expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan((5_000_000 * 4) / 3)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(65_536)
  },
)

it('answers a path that is wrongly encoded', async () => {
  expect((await query(createMockGateway(), '%E0%A4%A')).status).toBe(400)
})
