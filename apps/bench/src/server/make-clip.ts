import { createMockGateway } from '@generated-video/mock-gateway'

/** A short video as the mock gateway makes it. */
export async function makeClip(): Promise<Uint8Array> {
  const gateway = createMockGateway({ seed: 1 })
  const ask = async (path: string, body?: object): Promise<Record<string, unknown>> => {
    const response = await gateway.fetch(`https://mock/v1/video/generations${path}`, {
      headers: { authorization: 'Bearer sk-mock', 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    return (await response.json()) as Record<string, unknown>
  }
  const { task_id } = await ask('', { model: 'sora-2', prompt: 'A cat in a garden' })
  gateway.advance(3_600_000)
  const { base64 } = await ask(`/download?id=${String(task_id)}`)
  return Buffer.from(String(base64), 'base64')
}
