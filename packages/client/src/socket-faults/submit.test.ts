import { setImmediate } from 'node:timers/promises'
import { afterEach, expect, it, vi } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import { listenWithFault } from './faulty-gateway.test-helper.ts'
import { socketFaults } from './socket-faults.test-helper.ts'
import type { FaultyGateway } from './faulty-gateway.test-helper.ts'
import type { Connection, SocketFault } from './socket-faults.test-helper.ts'

const gateways: FaultyGateway[] = []
afterEach(async () => {
  vi.unstubAllGlobals()
  await Promise.all(gateways.splice(0).map((gateway) => gateway.close()))
})

async function listen(fault: SocketFault, connection?: Connection): Promise<FaultyGateway> {
  const gateway = await listenWithFault(fault, connection)
  gateways.push(gateway)
  return gateway
}

function submitTo(baseUrl: string) {
  const clock = manualClock()
  const client = createVideoClient({ baseUrl, clock })
  const request = { model: 'sora-2', prompt: 'a cat' } as const
  const submitted = client.submit(request, { generationId: 'one' })
  const outcome = clock.runUntil(submitted.catch((error: unknown) => error))
  return { client, clock, outcome }
}

it.each(socketFaults)('sends one POST to a gateway that $name', async (fault) => {
  const { seen, baseUrl } = await listen(fault)

  const { client, clock, outcome } = submitTo(baseUrl)
  const error = await outcome
  await clock.runUntil(Promise.resolve())
  clock.advance(3_600_000)

  expect(error).toMatchObject({ name: 'VideoError', code: fault.code, billed: fault.billed })
  expect(error).toMatchObject(fault.billed === 'unknown' ? { retryable: false } : {})
  expect(seen).toHaveLength(fault.reads ? 1 : 0)
  expect(client.generations.get('one')?.state).toBe(
    fault.billed === 'no' ? 'settled' : 'submit_unknown',
  )
})

it.each(socketFaults)(
  'sends one POST over a used connection to a gateway that $name',
  async (fault) => {
    const { seen, baseUrl } = await listen(fault, 'used')
    await (await fetch(`${baseUrl}/models`)).text()
    // Until then undici has not put the connection back.
    await setImmediate()

    const { client, clock, outcome } = submitTo(baseUrl)
    const error = await outcome
    await clock.runUntil(Promise.resolve())
    clock.advance(3_600_000)

    expect(error).toMatchObject({ name: 'VideoError', code: fault.code, billed: fault.billed })
    expect(seen.map(({ onUsedConnection }) => onUsedConnection)).toEqual([true])
    expect(client.generations.get('one')?.state).toBe(
      fault.billed === 'no' ? 'settled' : 'submit_unknown',
    )
  },
)

it('cannot know of a connection that is refused whether its request was taken', async () => {
  const { baseUrl, close } = await listenWithFault({ reads: false, act: () => undefined })
  await close()

  const { outcome } = submitTo(baseUrl)

  expect(await outcome).toMatchObject({ code: 'network', billed: 'unknown', retryable: false })
})

it('covers the forty faults that the project claims', () => {
  expect(socketFaults).toHaveLength(40)
  expect(new Set(socketFaults.map(({ name }) => name)).size).toBe(40)
})

it('sends JSON of a known length, as a Blob, which Deno does not send twice', async () => {
  const bodies: unknown[] = []
  vi.stubGlobal(
    'Request',
    class extends Request {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(input, init)
        bodies.push(init?.body)
      }
    },
  )
  const fault = socketFaults.find(({ name }) => name === 'answers 400 Bad Request')
  const { seen, baseUrl } = await listen(fault as SocketFault)

  await submitTo(baseUrl).outcome

  const [head = '', body = ''] = seen[0]?.text.split('\r\n\r\n') ?? []
  expect(head).toMatch(/^content-type: application\/json\r?$/im)
  expect(head).toMatch(new RegExp(`^content-length: ${body.length}\r?$`, 'im'))
  expect(bodies.at(-1)).toBeInstanceOf(Blob)
})
