import type { GatewayState } from './gateway-state.ts'
import { readLedger } from './ledger.ts'
import { listModels } from './routes/list-models.ts'
import { queryTask } from './routes/query-task.ts'
import type { Route } from './routes/route.ts'
import { serveFile } from './routes/serve-file.ts'
import { submitTask } from './routes/submit-task.ts'
import { allowAnyOrigin, answerPreflight } from './wire/cors.ts'
import { routingError, unknownUrl } from './wire/error-answers.ts'
import type { MockCall } from './wire/mock-call.ts'
import { Refusal } from './wire/refusal.ts'

/** Finds who answers a call. Paths are matched at their end, so that any prefix works. */
export async function routeCall(call: MockCall, state: GatewayState): Promise<Response> {
  const response = await routeByOrigin(call, state)
  response.headers.set('x-mock-gateway', '1')
  response.headers.set('x-oneapi-request-id', call.requestId)
  return response
}

const sharedRoutes: readonly Route[] = [
  { pattern: /^POST .*\/video\/generations$/, answer: submitTask },
  { pattern: /^GET .*\/video\/generations\/([^/]+)$/, answer: queryTask },
  { pattern: /^GET .*\/models$/, answer: listModels },
]

async function routeByOrigin(call: MockCall, state: GatewayState): Promise<Response> {
  const file = /\/__mock\/files\/([^/]+)\.mp4$/.exec(call.url.pathname)?.[1]
  try {
    if (file !== undefined) return await answerFile(call, state, decode(file))
    if (call.method === 'OPTIONS') return allowAnyOrigin(answerPreflight(call))
    return allowAnyOrigin(await answerApi(call, state))
  } catch (error) {
    if (error instanceof Refusal) return allowAnyOrigin(error.response)
    throw error
  }
}

async function answerFile(call: MockCall, state: GatewayState, id: string): Promise<Response> {
  return call.method === 'GET' ? serveFile(call, state, id) : new Response(null, { status: 405 })
}

async function answerApi(call: MockCall, state: GatewayState): Promise<Response> {
  const route = `${call.method} ${call.url.pathname}`
  if (/^GET .*\/__mock\/ledger$/.test(route)) return Response.json(await readLedger(state))
  if (/^POST .*\/__mock\/reset$/.test(route)) {
    state.reset()
    return Response.json({ success: true })
  }
  const response = await answerGateway(call, state, route)
  for (const [name, value] of Object.entries(state.dialect.headers)) {
    response.headers.set(name, value)
  }
  return response
}

async function answerGateway(
  call: MockCall,
  state: GatewayState,
  route: string,
): Promise<Response> {
  if (!isAuthorized(call, state)) return routingError(401, 'Invalid token', call.requestId)
  for (const { pattern, answer } of [...state.dialect.routes, ...sharedRoutes]) {
    const [matched, id = ''] = pattern.exec(route) ?? []
    if (matched !== undefined) return answer(call, state, decode(id))
  }
  return unknownUrl(call.method, call.url.pathname)
}

function isAuthorized(call: MockCall, state: GatewayState): boolean {
  const key = /^Bearer\s+(\S.*)$/i.exec(call.headers.get('authorization') ?? '')?.[1]
  return key !== undefined && (state.apiKey === undefined || key.trim() === state.apiKey)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
