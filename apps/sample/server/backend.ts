import { createMockGateway } from '@generated-video/mock-gateway'
import { createVideoHandler } from '@generated-video/server'
import { catalogAtSpeed } from '../src/catalog-at-speed.ts'
import type { MockGateway } from '@generated-video/mock-gateway'
import type { VideoHandler } from '@generated-video/server'

export interface BackendOptions {
  /** Where this server listens. */
  port: number
  /** How many times faster than life the mock works. */
  mockSpeed: number
  /** The real gateway's key; without it the mock answers. */
  apiKey: string | undefined
  /** The real gateway, up to and including `/v1`. */
  baseUrl: string
}

export interface Backend {
  handler: VideoHandler
  /** Absent where the real gateway answers. */
  mock: MockGateway | undefined
}

/** What stands behind the page: the handler that keeps the key, and the gateway it talks to. */
export function createBackend({ port, mockSpeed, apiKey, baseUrl }: BackendOptions): Backend {
  // The server listens on loopback only, so whoever reaches it is its owner.
  const open = { dangerouslyAllowAnonymous: true }
  if (apiKey) return { handler: createVideoHandler({ apiKey, baseUrl, ...open }), mock: undefined }

  // Links lead to another origin than the page's, as they do in life.
  const fileHost = `127.0.0.1:${port}`
  const mock = createMockGateway({
    speed: mockSpeed,
    links: { baseUrl: `http://${fileHost}` },
  })
  const handler = createVideoHandler({
    apiKey: 'sk-mock',
    baseUrl: `http://localhost:${port}/v1`,
    catalog: catalogAtSpeed(mockSpeed),
    fetch: mock.fetch,
    linkedResults: { hosts: [fileHost] },
    ...open,
  })
  return { handler, mock }
}
