import { VideoError } from '@generated-video/client'
import type { LinkHosts } from './link-hosts.ts'

/** What takes a request to where it goes. */
export type FetchRequest = (request: Request) => Promise<Response>

export interface GuardedFetchOptions {
  /** The gateway's. Only requests below it carry headers such as the key. */
  baseUrl: URL
  linkHosts: LinkHosts
  fetch: FetchRequest
  /** Called with the headers of every answer of the gateway. */
  onHeaders?: (headers: Headers) => void
}

/**
 * A fetch function that reaches the gateway and the listed hosts, and nothing else: no redirects, no cookies, no caches, and
 * the key goes to the gateway alone.
 *
 * @throws VideoError `forbidden` for any other URL, before a connection is made; `gateway_error` for a redirect.
 */
export function createGuardedFetch(options: GuardedFetchOptions): FetchRequest {
  const { baseUrl, linkHosts, fetch, onHeaders } = options
  return async (request) => {
    const url = new URL(request.url)
    const toGateway = isBelow(baseUrl, url)
    if (!toGateway && !linkHosts.permit(url))
      throw new VideoError('forbidden', `Nothing may be fetched from ${url.host}.`)
    const headers = toGateway ? withoutCookies(request.headers) : { accept: 'video/mp4' }
    const response = await fetch(
      new Request(request, { headers, redirect: 'manual', cache: 'no-store' }),
    )
    refuseRedirect(response, url)
    if (toGateway) onHeaders?.(response.headers)
    return response
  }
}

function isBelow(baseUrl: URL, url: URL): boolean {
  return url.origin === baseUrl.origin && url.pathname.startsWith(`${baseUrl.pathname}/`)
}

function withoutCookies(headers: Headers): Headers {
  const kept = new Headers(headers)
  kept.delete('cookie')
  return kept
}

/** Where it leads may be anywhere, and the key would go along. Pages see it without a status. */
function refuseRedirect(response: Response, { host }: URL): void {
  const { status, type, redirected } = response
  if (!redirected && type !== 'opaqueredirect' && (status < 300 || status > 399)) return
  // Some bodies never finish cancelling, and a broken one rejects; neither matters any more.
  response.body?.cancel().catch(() => undefined)
  throw new VideoError('gateway_error', `${host} redirects, which is not followed.`, {
    billed: 'unknown',
    status,
  })
}
