import { createVideoClient } from '@generated-video/client'
import { createGuardedFetch } from './guarded-fetch.ts'
import { passedHeaders } from './passed-headers.ts'
import type { SubmittedTasks } from '../submitted-tasks.ts'
import type { FetchRequest } from './guarded-fetch.ts'
import type { LinkHosts } from './link-hosts.ts'
import type { Redactor } from './redactor.ts'
import type { Clock, VideoClient, VideoModelCatalog } from '@generated-video/client'

export interface UpstreamOptions {
  apiKey: string
  catalog: VideoModelCatalog
  baseUrl: URL
  linkHosts: LinkHosts
  redactor: Redactor
  fetch: FetchRequest
  clock: Clock
  tasks: SubmittedTasks
}

/** The gateway, as one request to the handler sees it. */
export interface Upstream {
  readonly client: VideoClient
  /** Asks the gateway, with the key; `path` begins behind the base URL. */
  fetch(path: string, init: RequestInit): Promise<Response>
  /** What the gateway's last answer lets a visitor see. */
  headers(): Readonly<Record<string, string>>
}

/** Made for each request, so that nothing of one visitor's is left for the next. */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { apiKey, baseUrl, catalog, clock, redactor, tasks } = options
  let headers: Readonly<Record<string, string>> = {}
  const fetch = createGuardedFetch({
    ...options,
    onHeaders(received) {
      headers = passedHeaders(received, redactor)
    },
  })
  return {
    client: createVideoClient({
      apiKey,
      baseUrl: baseUrl.href,
      fetch,
      files: false,
      catalog,
      clock,
      requestLinks: (taskId) => tasks.find(taskId)?.links,
      // Whoever asked tries again; two of them would multiply the requests.
      retries: 0,
    }),
    fetch: (path, init) => {
      const authorized = new Headers(init.headers)
      authorized.set('authorization', `Bearer ${apiKey}`)
      return fetch(new Request(`${baseUrl.href}${path}`, { ...init, headers: authorized }))
    },
    headers: () => headers,
  }
}
