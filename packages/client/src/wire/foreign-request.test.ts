import { afterEach, expect, it, vi } from 'vitest'
import { createMockGateway } from '@generated-video/mock-gateway'
import { createVideoClient } from '../create-video-client.ts'

afterEach(() => void vi.unstubAllGlobals())

/** A platform's `Request` beside a page's own `Blob` and `AbortSignal`, as Vitest's jsdom has them on Node 24. */
class ForeignRequest extends Request {
  constructor(input: RequestInfo | URL, init: RequestInit = {}) {
    if (init.signal) throw new TypeError('Expected signal to be an instance of AbortSignal.')
    const { body } = init
    super(input, body instanceof Blob ? { ...init, body: '[object Blob]' } : init)
  }
}

it('submits once where the page’s Request knows neither its Blob nor its AbortSignal', async () => {
  const gateway = createMockGateway({ seed: 1 })
  const baseUrl = 'https://mock.example/v1'
  vi.stubGlobal('Request', ForeignRequest)
  const client = createVideoClient({ baseUrl, apiKey: 'any', fetch: gateway.fetch })

  const { status } = await client.submit({ model: 'sora-2', prompt: 'A boat' })

  expect(status).toBe('queued')
  expect((await gateway.ledger()).billed).toBe(1)
})

it('still ends a call at once that is called off there', async () => {
  vi.stubGlobal('Request', ForeignRequest)
  const fetch = () => new Promise<Response>(() => undefined)
  const client = createVideoClient({ baseUrl: 'https://mock.example/v1', apiKey: 'any', fetch })
  const leaving = new AbortController()

  const submitted = client.submit({ model: 'sora-2', prompt: 'A boat' }, { signal: leaving.signal })
  leaving.abort(new Error('left'))

  await expect(submitted).rejects.toThrow('left')
})
