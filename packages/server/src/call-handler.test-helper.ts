import { createMockGateway } from '@generated-video/mock-gateway'
import { createVideoHandler } from './video-handler.ts'
import type { VideoHandler } from './video-handler.ts'
import type { VideoHandlerOptions } from './video-handler-options.ts'
import type { MockGateway, MockGatewayOptions } from '@generated-video/mock-gateway'

export const baseUrl = 'https://gateway.example/v1'
export const apiKey = 'sk-canary-0123456789abcdef'
export const linkHost = 'files.mock-gateway.example'
const origin = 'https://app.example'

/** One model of each family, with the body that its family takes. */
export const bodies = {
  sora: { model: 'sora-2', prompt: 'a cat', seconds: '4', size: '1280x720' },
  veo: { model: 'veo-3.1-generate-preview', prompt: 'a cat', durationSeconds: 4 },
  wan: { model: 'wanx-video-v1', prompt: 'a cat', duration: 5, size: '960*960' },
} as const

export interface Rig {
  gateway: MockGateway
  handler: VideoHandler
  /** Every request that reached upstream. */
  sent: Request[]
}

export type RigOptions = Partial<VideoHandlerOptions> & {
  gateway?: MockGatewayOptions
  /** Leaves `authorize` out. */
  anonymous?: boolean
  /** Stands between the handler and the gateway. */
  upstream?: (request: Request, gateway: MockGateway) => Promise<Response>
}

/** A handler in front of a mock gateway. */
export function createRig({
  gateway: settings,
  upstream,
  anonymous,
  ...options
}: RigOptions = {}): Rig {
  const gateway = createMockGateway({ apiKey, ...settings })
  const sent: Request[] = []
  const handler = createVideoHandler({
    apiKey,
    baseUrl,
    ...(anonymous
      ? { dangerouslyAllowAnonymous: true }
      : { authorize: (request) => request.headers.get('x-user') ?? 'ann' }),
    fetch: (request) => {
      sent.push(request)
      return upstream ? upstream(request, gateway) : gateway.fetch(request)
    },
    ...options,
  })
  return { gateway, handler, sent }
}

export function get(path: string, init?: RequestInit): Request {
  return new Request(`${origin}/api${path}`, init)
}

export function post(
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  init?: RequestInit,
): Request {
  return new Request(`${origin}/api/video/generations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  })
}

export async function readJson(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>
}

/** Submits through the handler. */
export async function submit({ handler }: Rig, body: object): Promise<string> {
  return String((await readJson(await handler(post(body)))).task_id)
}

/** Submits through the handler and lets an hour go by. */
export async function finish(rig: Rig, body: object): Promise<string> {
  const taskId = await submit(rig, body)
  rig.gateway.advance(3_600_000)
  return taskId
}

export function download({ handler }: Rig, id: string, query = ''): Promise<Response> {
  return handler(get(`/video/generations/download?id=${id}${query}`))
}

export async function sha256(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
}
