import type { MockDialect, MockGateway } from './index.ts'

export const base = 'https://gateway.example/v1'
const headers = { authorization: 'Bearer sk-test' }

/** One model of each family, with the body that its family takes. */
export const bodies = {
  sora: { model: 'sora-2', prompt: 'a cat', seconds: '4', size: '1280x720' },
  veo: { model: 'veo-3.1-generate-preview', prompt: 'a cat', durationSeconds: 4 },
  wan: { model: 'wanx-video-v1', prompt: 'a cat', duration: 5, size: '960*960' },
  seedance: { model: 'seedance-1.5-pro', prompt: 'a cat', duration: 4, aspectRatio: '9:16' },
} as const

export type Family = keyof typeof bodies

export function submit(gateway: MockGateway, body: object, init?: RequestInit): Promise<Response> {
  return gateway.fetch(`${base}/video/generations`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    ...init,
  })
}

export function query(gateway: MockGateway, id: string, init?: RequestInit): Promise<Response> {
  return gateway.fetch(`${base}/video/generations/${id}`, { headers, ...init })
}

export function download(gateway: MockGateway, id: string, init?: RequestInit): Promise<Response> {
  return gateway.fetch(`${base}/video/generations/download?id=${id}`, { headers, ...init })
}

export function openContent(
  gateway: MockGateway,
  id: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return gateway.fetch(`${base}/videos/${id}/content`, { headers: { ...headers, ...more } })
}

/** Fetches what the URL of a finished task leads to. */
async function openLink(gateway: MockGateway, id: string): Promise<Response> {
  const { url } = await readTask(await query(gateway, id))
  return gateway.fetch(String(url))
}

/** Submits, and tells the task's id. */
export async function start(gateway: MockGateway, body: object): Promise<string> {
  const { task_id } = unwrap(await readJson(await submit(gateway, body)))
  return String(task_id)
}

/** Submits and lets an hour go by. */
export async function finish(gateway: MockGateway, body: object): Promise<string> {
  const id = await start(gateway, body)
  gateway.advance(3_600_000)
  return id
}

/** Asks for a finished video where dialect and family carry it. */
export function askForVideo(
  gateway: MockGateway,
  id: string,
  { dialect, family }: { dialect: MockDialect; family: Family },
): Promise<Response> {
  if (family === 'veo') return query(gateway, id)
  if (family !== 'sora') return openLink(gateway, id)
  return dialect === 'mixroute' ? download(gateway, id) : openContent(gateway, id)
}

/** The bytes of an answer that carries a video, bare or as base64. */
export async function readVideo(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (response.headers.get('content-type') === 'video/mp4') {
    return new Uint8Array(await response.arrayBuffer())
  }
  const { data_url, url } = unwrap(await readJson(response))
  const [, base64 = ''] = String(data_url ?? url).split('data:video/mp4;base64,')
  return Buffer.from(base64, 'base64')
}

export async function readJson(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>
}

const synonyms: Readonly<Record<string, string>> = {
  not_start: 'queued',
  submitted: 'queued',
  processing: 'in_progress',
  success: 'succeeded',
  failure: 'failed',
}

/** What a status answer says in either dialect. */
export async function readTask(response: Response) {
  const task = unwrap(await readJson(response))
  const word = String(task.status).toLowerCase()
  const { message } = (task.error ?? {}) as { message?: string }
  return {
    status: synonyms[word] ?? word,
    url: task.result_url ?? task.url,
    reason: message ?? task.fail_reason,
  }
}

function unwrap(body: Record<string, unknown>): Record<string, unknown> {
  return body.code === 'success' ? (body.data as Record<string, unknown>) : body
}

export async function sha256(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
}
