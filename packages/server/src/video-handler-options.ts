import type { Authorize } from './access/authorization.ts'
import type { Clock, VideoModelCatalog } from '@generated-video/client'

/** How the handler reaches the gateway, and whom it serves. */
export interface VideoHandlerOptions {
  /** The gateway's key. It is sent to `baseUrl` and nowhere else, and stands in no answer. */
  apiKey: string | undefined
  /** The gateway's URL up to where `/video/generations` begins: `https://…/v1`. */
  baseUrl: string | undefined
  /** Says who asks, before anything is sent upstream. Required, unless `dangerouslyAllowAnonymous`. */
  authorize?: Authorize
  /** Lets everybody spend, as one user. For demos. */
  dangerouslyAllowAnonymous?: boolean
  /**
   * Fetches linked results from these hosts (`host` or `host:port`, exactly) and sends them on as the handler's own.
   * A redirect is followed to a listed host, three times at most. Other links go to the browser as they are.
   * @defaultValue none
   */
  linkedResults?: { readonly hosts: readonly string[] }
  /**
   * Origins besides the handler's own whose pages may submit and read, with cookies, such as `https://app.example`. The
   * handler answers their preflights and adds the CORS headers; nothing before it need.
   * @defaultValue none
   */
  allowedOrigins?: readonly string[]
  /**
   * Largest body of a submit, in bytes. Pictures travel in it as base64, a third larger than their files, and for
   * Seedance twice: there is room for four of 5 MB, and there for two. A larger body is answered with `too_large`, and
   * not billed.
   * @defaultValue 32 MiB
   */
  maxBodyBytes?: number
  /**
   * Extends or overrides the built-in catalogue, by model id. Pass the one your client has: by a model's typical time
   * the handler knows how often one client asks for a task.
   * @defaultValue none
   */
  catalog?: VideoModelCatalog
  /** Called with what no answer tells: `authorize` threw, or the handler has a defect. */
  onError?: (error: unknown) => void
  /** @defaultValue the platform's `fetch` */
  fetch?: (request: Request) => Promise<Response>
  /** @defaultValue the platform's clock */
  clock?: Clock
}

export interface CheckedOptions {
  apiKey: string
  /** Without a slash at its end. */
  baseUrl: URL
  authorize: Authorize | undefined
  allowedOrigins: ReadonlySet<string>
  maxBodyBytes: number
}

/** @throws `TypeError` for whatever would make the handler open, or useless. */
export function checkedOptions(options: VideoHandlerOptions): CheckedOptions {
  const { authorize, dangerouslyAllowAnonymous, maxBodyBytes = 32 * 1024 * 1024 } = options
  if (typeof authorize !== 'function' && dangerouslyAllowAnonymous !== true)
    throw misuse('Pass authorize, or anybody could spend on your key.')
  return {
    authorize,
    maxBodyBytes,
    apiKey: checkedKey(options.apiKey),
    baseUrl: checkedBaseUrl(options.baseUrl),
    allowedOrigins: new Set(options.allowedOrigins?.map(checkedOrigin)),
  }
}

function checkedKey(apiKey: string | undefined): string {
  if (apiKey !== undefined && /^[\x21-\x7e]+$/.test(apiKey)) return apiKey
  if (!apiKey) throw misuse('apiKey is not set.')
  throw misuse('apiKey must be the gateway key: printable ASCII without spaces or line ends.')
}

function checkedBaseUrl(baseUrl: string | undefined): URL {
  if (baseUrl !== undefined && URL.canParse(baseUrl)) {
    const { protocol, origin, pathname, username, password, search, hash } = new URL(baseUrl)
    if (/^https?:$/.test(protocol) && !(username || password || search || hash))
      return new URL(origin + pathname.replace(/\/+$/, ''))
  }
  throw misuse('baseUrl must be an absolute http(s) URL without user, query and fragment.')
}

function checkedOrigin(origin: string): string {
  if (URL.canParse(origin) && new URL(origin).origin === origin) return origin
  throw misuse(`allowedOrigins takes origins such as "https://app.example", not "${origin}".`)
}

function misuse(message: string): TypeError {
  return new TypeError(`[@generated-video/server] ${message}`)
}
