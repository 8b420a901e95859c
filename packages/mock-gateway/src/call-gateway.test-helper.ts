import type { MockGateway } from './mock-gateway.ts'

const base = 'https://gateway.example/v1'
const headers = { authorization: 'Bearer sk-test' }

/** One model of each family, with the body that its family takes. */
export const bodies = {
  sora: { model: 'sora-2', prompt: 'a cat', seconds: '4', size: '1280x720' },
  veo: { model: 'veo-3.1-generate-preview', prompt: 'a cat', durationSeconds: 4 },
  wan: { model: 'wanx-video-v1', prompt: 'a cat', duration: 5, size: '960*960' },
  seedance: { model: 'seedance-1.5-pro', prompt: 'a cat', duration: 4, aspectRatio: '9:16' },
} as const

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

/** Submits and lets an hour go by. */
export async function finish(gateway: MockGateway, body: object): Promise<string> {
  const { task_id } = await readJson(await submit(gateway, body))
  gateway.advance(3_600_000)
  return String(task_id)
}

export async function readJson(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>
}

/** Fetches what the `url` of a finished task leads to. */
export async function openLink(gateway: MockGateway, id: string): Promise<Response> {
  const { url } = await readJson(await query(gateway, id))
  return gateway.fetch(String(url))
}

export async function sha256(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
}
