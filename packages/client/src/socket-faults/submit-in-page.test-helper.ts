import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import { VideoError } from '../video-error.ts'
import type { Connection, SocketFault } from './socket-faults.test-helper.ts'

/** Gateways that a page submits to. */
export interface FaultyGateways {
  /** By the fault's name and the connection. */
  baseUrls: Readonly<Record<string, string>>
  /** Answers with the submits that each has seen: whether their connection was in use before. */
  seenUrl: string
}

export interface PageSubmit {
  /** POSTs that the client sent. */
  sent: number
  /** The POSTs that the gateway saw: whether their connection was in use before. */
  seen: readonly boolean[]
  error: { code?: string; billed?: string }
  state: string | undefined
}

/** Submits once from a page, over a fresh connection or over one that a GET was answered on. */
export async function submitInPage(
  { baseUrls, seenUrl }: FaultyGateways,
  { name, stalls }: Pick<SocketFault, 'name' | 'stalls'>,
  connection: Connection,
): Promise<PageSubmit> {
  const key = `${name}, ${connection}`
  const baseUrl = baseUrls[key] ?? ''
  if (connection === 'used') await (await fetch(`${baseUrl}/models`)).text()
  const seen = async () => {
    const all = (await (await fetch(seenUrl)).json()) as Record<string, boolean[]>
    return all[key] ?? []
  }

  const clock = manualClock()
  let sent = 0
  const client = createVideoClient({
    baseUrl,
    clock,
    fetch: (request) => {
      if (request.method === 'POST') sent++
      return fetch(request)
    },
  })
  const submitted = client.submit({ model: 'sora-2', prompt: 'a cat' }, { generationId: 'one' })
  const outcome = submitted.catch((error: unknown) => error)
  if (stalls) {
    while ((await seen()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    clock.advance(3_600_000)
  }
  const error = await outcome
  const { code, billed } = VideoError.is(error) ? error : {}
  return {
    sent,
    seen: await seen(),
    error: { ...(code && { code }), ...(billed && { billed }) },
    state: client.generations.get('one')?.state,
  }
}
