/**
 * The envelope of tasks: submits and queries.
 *
 * @see Gateway contract §4.1
 */
export function taskError(status: number, code: string, message: string): Response {
  return Response.json({ code, message, data: null }, { status })
}

/** The envelope of the routes that send the video. @see Gateway contract §3, §5 */
export function downloadError(status: number, message: string, details?: string): Response {
  const type = status < 500 ? 'invalid_request_error' : 'server_error'
  return Response.json(
    { error: { message, type, ...(details === undefined ? {} : { details }) } },
    { status },
  )
}

/** The envelope of authentication, routing and rate limits. @see Gateway contract §4.1 */
export function routingError(status: number, message: string, requestId: string): Response {
  const error = { message: `${message} (request id: ${requestId})`, type: 'new_api_error' }
  return Response.json({ error }, { status })
}

/** The documented generic envelope. @see Gateway contract §4.1 */
export function serverError(message: string): Response {
  return Response.json(
    { error: { message, type: 'server_error', code: 'server_error' } },
    { status: 500 },
  )
}

/** A refusal that claims to be none. @see Gateway contract §3, §4.1 */
export function unsuccessful(message: string): Response {
  return Response.json({ success: false, message })
}

export function unknownUrl(method: string, path: string): Response {
  const message = `Invalid URL (${method} ${path})`
  return Response.json(
    { error: { message, type: 'invalid_request_error', param: '', code: '' } },
    { status: 404 },
  )
}

export function unknownFault(name: string): Response {
  return taskError(
    400,
    'unknown_fault',
    `The mock gateway has no fault "${name}". Its export mockFaults lists what it has.`,
  )
}

/** What a proxy in between says in place of the gateway. */
export function htmlPage(): Response {
  return new Response(
    '<!doctype html>\n<title>Just a moment</title>\n<h1>Checking your browser</h1>\n',
    {
      headers: { 'content-type': 'text/html; charset=utf-8' },
    },
  )
}
