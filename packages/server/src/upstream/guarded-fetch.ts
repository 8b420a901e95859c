import { holdWhile, VideoError } from '@generated-video/client'
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

/** How often a linked result may lead on to another address. */
const mostRedirects = 3
const redirects = new Set([301, 302, 303, 307, 308])

/**
 * A fetch function that reaches the gateway and the listed hosts, and nothing else: no cookies, no caches, and the key
 * goes to the gateway alone. Redirects of the gateway are not followed; those of a linked result up to three times,
 * each to a listed host only.
 *
 * @throws VideoError `forbidden` for any other URL, before a connection is made; `gateway_error` for a redirect of the
 * gateway, `download_failed` for one that leads nowhere.
 */
export function createGuardedFetch(options: GuardedFetchOptions): FetchRequest {
  const { baseUrl, fetch, onHeaders } = options

  // Each request follows the signal of the one that it was made of.
  const send = (request: Request, headers: HeadersInit) => {
    const sent = new Request(request, { headers, redirect: 'manual', cache: 'no-store' })
    return holdWhile(request, holdWhile(sent, fetch(sent)))
  }

  async function askGateway(request: Request): Promise<Response> {
    const response = await send(request, withoutCookies(request.headers))
    if (isRedirect(response)) throw redirected(response, new URL(request.url))
    onHeaders?.(response.headers)
    return response
  }

  async function fetchLink(request: Request): Promise<Response> {
    let url = checkedLink(request.url, options)
    for (let followed = 0; ; followed++) {
      const response = await send(new Request(url, request), linkHeaders(request))
      if (!isRedirect(response)) return response
      // Some bodies never finish cancelling, and a broken one rejects; neither matters any more.
      response.body?.cancel().catch(() => undefined)
      url = checkedRedirect(url, nextUrl(response, url, followed), options)
    }
  }

  return (request) => {
    const ask = isBelow(baseUrl, new URL(request.url)) ? askGateway : fetchLink
    return holdWhile(request, ask(request))
  }
}

function checkedLink(link: string | URL, { linkHosts }: GuardedFetchOptions): URL {
  const url = new URL(link)
  if (linkHosts.permit(url)) return url
  throw new VideoError('forbidden', `Nothing may be fetched from ${url.host || url.protocol}.`)
}

/** @throws VideoError `download_failed`: the video may be had by another way. */
function checkedRedirect(from: URL, to: URL, { linkHosts }: GuardedFetchOptions): URL {
  if (linkHosts.permit(to)) return to
  const message = `${from.host} redirects a linked video to ${to.host || to.protocol}, which linkedResults.hosts does not allow.`
  throw new VideoError('download_failed', message, {
    retryable: false,
    billed: 'yes',
    action: 'ask_operator',
  })
}

function isBelow(baseUrl: URL, url: URL): boolean {
  return url.origin === baseUrl.origin && url.pathname.startsWith(`${baseUrl.pathname}/`)
}

/** No key, no cookies: what a video is, and which part of it. */
function linkHeaders({ headers }: Request): HeadersInit {
  const ranges = ['range', 'if-range'].flatMap((name) => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value] as [string, string]]
  })
  return [['accept', 'video/mp4'], ...ranges]
}

function withoutCookies(headers: Headers): Headers {
  const kept = new Headers(headers)
  kept.delete('cookie')
  return kept
}

/** Pages see one without its status, and a fetch may have followed it all the same. */
function isRedirect({ status, type, redirected }: Response): boolean {
  return redirected || type === 'opaqueredirect' || (status >= 300 && status < 400)
}

/** Where it leads may be anywhere, and the key would go along. */
function redirected(response: Response, { host }: URL): VideoError {
  response.body?.cancel().catch(() => undefined)
  return new VideoError('gateway_error', `${host} redirects, which is not followed.`, {
    billed: 'unknown',
    status: response.status,
  })
}

function nextUrl({ status, headers }: Response, from: URL, followed: number): URL {
  const location = headers.get('location')
  if (followed < mostRedirects && redirects.has(status) && location && URL.canParse(location, from))
    return new URL(location, from)
  const why = followed < mostRedirects ? 'to no address' : `more than ${mostRedirects} times`
  const message = `${from.host} redirects a linked video ${why}.`
  throw new VideoError('download_failed', message, { status, retryable: false, billed: 'yes' })
}
