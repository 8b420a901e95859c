import { createVideoClient } from '@generated-video/client'
import { catalogAtSpeed } from './catalog-at-speed.ts'
import { api, gatewayNote } from './gateway-note.ts'
import type { VideoClient } from '@generated-video/client'

/** How the page reaches the gateway. */
export type GatewayPath = 'server' | 'direct'

/** So that a queue can be seen. */
const parallel = 2

const clients = new Map<GatewayPath, VideoClient>()

/** One client per path for the life of the page, so that switching loses nothing. */
export function sampleClient(path: GatewayPath): VideoClient {
  const client = clients.get(path) ?? createSampleClient(path)
  clients.set(path, client)
  return client
}

function createSampleClient(path: GatewayPath): VideoClient {
  const catalog = catalogAtSpeed(gatewayNote.kind === 'mock' ? gatewayNote.speed : 1)
  if (path === 'server') return createVideoClient({ baseUrl: api, catalog, parallel })
  // The documentation's own way. It takes a key in the page, and only the mock's is worth nothing.
  return createVideoClient({
    baseUrl: '/v1',
    apiKey: 'sk-mock',
    dangerouslyAllowBrowser: true,
    catalog,
    parallel,
  })
}
