import { Refusal } from '../refusal.ts'

/** Headers of an answer that a page of another origin may read. */
const exposed = [
  'Accept-Ranges',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Length',
  'Content-Range',
  'ETag',
  'Idempotency-Key',
  'Retry-After',
  'Retry-After-Ms',
  'X-Mock-Gateway',
  'X-Oneapi-Request-Id',
  'X-Request-Id',
].join(', ')

/** What the client sends; where a page names others, such as those of a login, these stand for them. */
const usualHeaders = 'Authorization, Content-Type, Idempotency-Key, If-Range, Range'
const fieldNames = /^[\w!#$%&'*+.^`|~-]+(\s*,\s*[\w!#$%&'*+.^`|~-]+)*$/

type AnswerRequest = (request: Request) => Promise<Response>

/**
 * Lets pages of the listed origins read what is answered, and answers their browsers' preflights itself, without asking
 * who they are: a preflight carries no cookies.
 *
 * @param origins - Each exactly as browsers write it; none is ever answered with `*`.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function withCors(answer: AnswerRequest, origins: ReadonlySet<string>): AnswerRequest {
  if (origins.size === 0) return answer
  return async (request) => {
    const origin = request.headers.get('origin')
    const listed = origin !== null && origins.has(origin)
    const response = listed && isPreflight(request) ? preflight(request) : await answer(request)
    // Also where the origin is not listed: a cache must not hand its answer to one that is.
    response.headers.append('vary', 'Origin')
    if (!listed) return response
    response.headers.set('access-control-allow-origin', origin)
    response.headers.set('access-control-allow-credentials', 'true')
    response.headers.set('access-control-expose-headers', exposed)
    if (response.headers.has('cross-origin-resource-policy'))
      response.headers.set('cross-origin-resource-policy', 'cross-origin')
    return response
  }
}

/**
 * Tells the browser of a page that may not ask so, and its developer what to do.
 *
 * @throws Refusal 403 for a preflight that {@link withCors} has not answered: browsers send none for their own origin.
 */
export function refusePreflight(request: Request): void {
  if (!isPreflight(request)) return
  throw new Refusal(
    403,
    'forbidden',
    'A page of another origin may not ask this. List the origin in allowedOrigins if it is yours.',
  )
}

function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('access-control-request-method')
}

function preflight({ headers }: Request): Response {
  const asked = headers.get('access-control-request-headers') ?? ''
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': fieldNames.test(asked) ? asked : usualHeaders,
      'access-control-max-age': '600',
      vary: 'Access-Control-Request-Headers',
    },
  })
}
