import { createVideoClient, memoryVideoStore } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'

/** A real video of the mock gateway's, four seconds, 16:9. */
export async function makeVideo(): Promise<Blob> {
  const gateway = createMockGateway({ seed: 7 })
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    apiKey: 'test',
    dangerouslyAllowBrowser: true,
    store: memoryVideoStore,
    fetch: gateway.fetch,
  })
  const { taskId } = await client.submit({
    model: 'sora-2',
    prompt: 'A paper boat',
    durationSeconds: 4,
    aspectRatio: '16:9',
  })
  gateway.advance(600_000)
  return (await client.download({ taskId, model: 'sora-2' })).blob
}

/** Writes bytes as a `data:` URL. */
export async function toDataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return `data:video/mp4;base64,${btoa(text)}`
}
