import { createVideoClient, customModel, modelCatalog } from '@generated-video/client'
import { describe, expect, it } from 'vitest'
import { createMockGateway } from '../mock-gateway.ts'

// Image-to-video models need a picture besides.
const models = Object.entries(modelCatalog).filter(([id]) => !id.includes('-i2v-'))

describe.each(models)('the client’s %s', (id, model) => {
  const settings = model.durations.flatMap((durationSeconds) =>
    model.aspectRatios.map((aspectRatio) => ({ durationSeconds, aspectRatio })),
  )

  it.each(settings)('makes $durationSeconds s in $aspectRatio here', async (setting) => {
    const gateway = createMockGateway()
    const client = createVideoClient({
      baseUrl: 'https://mock.example/v1',
      apiKey: 'any',
      fetch: gateway.fetch,
    })

    const submitted = await client.submit({ model: customModel(id), prompt: 'a cat', ...setting })
    gateway.advance(3_600_000)
    const { status, details } = await client.retrieve(submitted)

    expect(status).toBe('succeeded')
    const { metadata } = (details ?? {}) as { metadata?: object }
    expect(metadata ?? {}).toMatchObject(madeOf(model.family, setting))
  })
})

function madeOf(
  family: string,
  { durationSeconds, aspectRatio }: { durationSeconds: number; aspectRatio: string },
): object {
  switch (family) {
    case 'sora':
      return {
        seconds: `${durationSeconds}`,
        size: aspectRatio === '16:9' ? '1280x720' : '720x1280',
      }
    case 'wan':
      return { usage: { duration: durationSeconds } }
    case 'seedance':
      return {
        duration: durationSeconds,
        ...(aspectRatio !== 'adaptive' && { ratio: aspectRatio }),
      }
    // Veo's own object tells nothing.
    default:
      return {}
  }
}
