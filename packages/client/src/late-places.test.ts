import { createHash } from 'node:crypto'
import { createMockGateway } from '@generated-video/mock-gateway'
import { expect, it } from 'vitest'
import { createVideoClient } from './create-video-client.ts'
import { manualClock } from './manual-clock.test-helper.ts'
import type { VideoTask } from './video-task.ts'

const models = ['sora-2', 'veo-3.1-generate-preview', 'wanx-video-v1', 'seedance-1.5-pro'] as const
const faults = ['late-link', 'content-route-only', 'localhost-link', 'unknown-success'] as const

const cases = (['mixroute', 'new-api'] as const).flatMap((dialect) =>
  faults.flatMap((fault) => models.map((model) => [fault, model, dialect] as const)),
)

it.each(cases)(
  'brings what was made through %s, for %s on %s, billed once',
  async (fault, model, dialect) => {
    const clock = manualClock()
    const gateway = createMockGateway({ clock, seed: 1, fault, dialect })
    const client = createVideoClient({
      baseUrl: 'https://gateway.example/v1',
      apiKey: 'any',
      clock,
      fetch: gateway.fetch,
    })

    const submitted = await client.submit({ model, prompt: 'a cat in a garden' })
    const task = await clock.runUntil(last(client.follow(submitted)))
    const { blob } = await clock.runUntil(client.download(task ?? submitted))

    const { billed, tasks } = await gateway.ledger()
    const bytes = new Uint8Array(await blob.arrayBuffer())
    expect(billed).toBe(1)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(tasks[0]?.sha256)
  },
)

async function last(tasks: AsyncIterable<VideoTask>): Promise<VideoTask | undefined> {
  let task
  for await (task of tasks);
  return task
}
