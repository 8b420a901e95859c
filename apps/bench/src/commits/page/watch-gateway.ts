import { createMockGateway } from '@generated-video/mock-gateway'

/** An answer to a question for a task's status. */
export interface PollAnswer {
  /** When the page got it, in milliseconds since the Unix epoch. */
  at: number
  /** Whether it differs from the one before it; unknown for a task's first. */
  changed: boolean | undefined
}

export interface WatchedGateway {
  fetch(request: Request): Promise<Response>
  polls: readonly PollAnswer[]
  /** True while an answer is being made, which takes no time of the page's. */
  busy(): boolean
}

/**
 * A gateway that reports no progress, whose tasks take four minutes, the first 24 seconds in the queue. What ticks begins
 * with an answer to a submit, which comes at a full second; answers to polls come in the middle between two.
 */
export function watchGateway(): WatchedGateway {
  const gateway = createMockGateway({ seed: 1, speed: 0.5 })
  const polls: PollAnswer[] = []
  const last = new Map<string, string>()

  let open = 0

  async function answer(request: Request): Promise<{ response: Response; body: string }> {
    open++
    try {
      const response = await gateway.fetch(request)
      return { response, body: await response.text() }
    } finally {
      open--
    }
  }

  return {
    polls,
    busy: () => open > 0,
    async fetch(request) {
      const { response, body } = await answer(request)
      const isPoll = request.method === 'GET'
      await untilPhase(isPoll ? 500 : 0)
      if (isPoll) {
        const before = last.get(request.url)
        polls.push({ at: Date.now(), changed: before === undefined ? undefined : before !== body })
        last.set(request.url, body)
      }
      return new Response(inMemory(body), response)
    },
  }
}

/** The platform hands a text on by way of another thread, for which the page's time would not wait. */
function inMemory(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text))
      controller.close()
    },
  })
}

/** Waits for the next moment so many milliseconds after a full second. */
function untilPhase(phase: number): Promise<void> {
  const left = 1_000 - ((Date.now() - phase) % 1_000)
  return new Promise((resolve) => setTimeout(resolve, left))
}
