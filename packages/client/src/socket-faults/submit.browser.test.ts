import { expect, inject, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import { socketFaults } from './socket-faults.test-helper.ts'

const { baseUrls, seenUrl } = inject('faultyGateways')

it.each(socketFaults)('submits once to a gateway that $name', async (fault) => {
  const { name, code, billed, reads, stalls, browsersRepeat } = fault
  const sent: string[] = []
  const clock = manualClock()
  const client = createVideoClient({
    baseUrl: baseUrls[name] ?? '',
    clock,
    fetch: (request) => {
      sent.push(request.method)
      return fetch(request)
    },
  })

  const submitted = client.submit({ model: 'sora-2', prompt: 'a cat' }, { generationId: 'one' })
  const outcome = submitted.catch((error: unknown) => error)
  if (stalls) {
    await expect.poll(() => countSeen(name)).toBe(1)
    clock.advance(3_600_000)
  }

  expect(await outcome).toMatchObject({ name: 'VideoError', code, billed })
  expect(sent.filter((method) => method === 'POST')).toHaveLength(1)
  expect(client.generations.get('one')?.state).toBe(billed === 'no' ? 'settled' : 'submit_unknown')
  const seen = await countSeen(name)
  expect(seen).toBeGreaterThanOrEqual(reads ? 1 : 0)
  expect(seen).toBeLessThanOrEqual(browsersRepeat ? 2 : reads ? 1 : 0)
})

async function countSeen(name: string): Promise<number> {
  const counts = (await (await fetch(seenUrl)).json()) as Record<string, number>
  return counts[name] ?? NaN
}
