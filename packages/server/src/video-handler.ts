import { holdWhile, readableError, systemClock, VideoError } from '@generated-video/client'
import { authorizedUser } from './access/authorization.ts'
import { refusePreflight, withCors } from './access/cors.ts'
import { refuseOtherSites } from './access/same-site.ts'
import { jsonResponse } from './answer.ts'
import { errorAnswer } from './error-answer.ts'
import { Refusal } from './refusal.ts'
import { matchRoute } from './route.ts'
import { answerDownload } from './routes/download-route.ts'
import { answerLookUp } from './routes/look-up-route.ts'
import { answerModels } from './routes/models-route.ts'
import { answerStatus } from './routes/status-route.ts'
import { answerSubmit } from './routes/submit-route.ts'
import { createSubmitMemory } from './submit/submit-memory.ts'
import { createStatusMemory } from './status/status-memory.ts'
import { createSubmittedTasks } from './submitted-tasks.ts'
import { createLinkHosts } from './upstream/link-hosts.ts'
import { createRedactor } from './upstream/redactor.ts'
import { createUpstream } from './upstream/upstream.ts'
import { checkedOptions } from './video-handler-options.ts'
import type { Answer } from './answer.ts'
import type { HandlerCall, HandlerContext } from './handler-context.ts'
import type { Route } from './route.ts'
import type { VideoHandlerOptions } from './video-handler-options.ts'

/** Answers one request. Never rejects. */
export type VideoHandler = (request: Request) => Promise<Response>

const anonymous = 'anonymous'
// nginx's status for a visitor who left: nobody reads it, but logs do.
const visitorLeft = 499

/**
 * Creates the handler that stands between browsers and the gateway and keeps the key. It speaks the gateway's own
 * paths below any prefix: `POST …/video/generations`, `GET …/video/generations/{id}`,
 * `GET …/video/generations/download?id=&result=`, `GET …/video/generations?idempotency_key=`, `GET …/models` and
 * `GET …/health`. Downloads are always `video/mp4`.
 *
 * @throws `TypeError` without `authorize`, unless `dangerouslyAllowAnonymous`; without a usable key or base URL; for
 * hosts and origins that are none.
 * @see Contract §1–4
 * @example
 * const { MIXROUTE_API_KEY: apiKey, MIXROUTE_BASE_URL: baseUrl } = process.env
 * const handler = createVideoHandler({
 *   apiKey,
 *   baseUrl,
 *   authorize: async (request) => (await readSession(request))?.userId,
 * })
 */
export function createVideoHandler(options: VideoHandlerOptions): VideoHandler {
  const { apiKey, authorize, allowedOrigins, ...limits } = checkedOptions(options)
  const { clock = systemClock, catalog = {} } = options
  const onError = quiet(options.onError)
  const fetch = options.fetch ?? ((request) => globalThis.fetch(request))
  const context: HandlerContext = {
    ...limits,
    clock,
    linkHosts: createLinkHosts(options.linkedResults?.hosts ?? []),
    onError,
    redactor: createRedactor(apiKey),
    statuses: createStatusMemory(clock),
    submits: createSubmitMemory(clock),
    tasks: createSubmittedTasks(),
  }

  async function answer(request: Request): Promise<Response> {
    const upstream = createUpstream({ ...context, apiKey, catalog, fetch })
    try {
      refusePreflight(request)
      const route = matchRoute(request)
      if (route.name === 'submit') refuseOtherSites(request, allowedOrigins)
      const open = route.name === 'health' || !authorize
      const user = open ? anonymous : await authorizedUser(request, authorize, onError)
      const answered = await answerRoute(route, { ...context, request, upstream, user })
      return answered instanceof Response ? answered : jsonResponse(answered, context.redactor)
    } catch (error) {
      const { headers, ...failed } = answerToError(error, request, context)
      const all = { ...headers, ...upstream.headers() }
      return jsonResponse({ ...failed, headers: all }, context.redactor)
    }
  }

  const answerAll = withCors(answer, allowedOrigins)
  return (request) => holdWhile(request, answerAll(request))
}

/** Whoever logs must not break the answer. */
function quiet(onError: VideoHandlerOptions['onError']): (error: unknown) => void {
  return (error) => {
    try {
      onError?.(error)
    } catch {
      // There is nobody left to tell.
    }
  }
}

async function answerRoute(route: Route, call: HandlerCall): Promise<Answer | Response> {
  switch (route.name) {
    case 'submit':
      return answerSubmit(call)
    case 'look-up':
      return answerLookUp(call)
    case 'status':
      return answerStatus(route, call)
    case 'download':
      return answerDownload(route, call)
    case 'models':
      return answerModels(call)
    case 'health':
      return { json: { ok: true } }
  }
}

function answerToError(
  thrown: unknown,
  { signal }: Request,
  { redactor, onError }: HandlerContext,
): Answer {
  const error = readableError(thrown)
  if (VideoError.is(error) || error instanceof Refusal) return errorAnswer(error, redactor)
  if (signal.aborted)
    return errorAnswer(new Refusal(visitorLeft, 'network', 'The visitor left.'), redactor)
  onError(thrown)
  return errorAnswer(new Refusal(500, 'gateway_error', 'The handler failed.'), redactor)
}
