import { createSharedCalls } from './shared-calls.ts'
import type { Clock, VideoTask } from '@generated-video/client'

const mostTasks = 10_000

/** Who asks for what. */
interface StatusQuestion {
  readonly user: string
  readonly taskId: string
}

/** What the gateway said of a task, with the headers that a visitor may see. */
export type GatewayStatus = { readonly headers: Readonly<Record<string, string>> } & (
  | {
      readonly task: VideoTask
      /** Milliseconds from now in which nobody who follows the task alone asks again. */
      readonly freshFor: number
    }
  | { readonly error: unknown }
)

/** The last answer about each of at most 10,000 tasks. */
export interface StatusMemory {
  /**
   * Asks the gateway, or hands out what it said to somebody else who follows the task: the answer that is on its way,
   * or the last one while it is fresh. A failure is shared, not remembered.
   *
   * @param askGateway - Never rejects. Its signal aborts once all who wait have left.
   * @throws The signal's reason, as soon as it aborts.
   */
  ask(
    question: StatusQuestion,
    signal: AbortSignal,
    askGateway: (signal: AbortSignal) => Promise<GatewayStatus>,
  ): Promise<GatewayStatus>
}

interface Remembered {
  readonly status: GatewayStatus
  readonly since: number
  readonly freshFor: number
}

export function createStatusMemory(clock: Clock): StatusMemory {
  // In the order of the answers.
  const remembered = new Map<string, Remembered>()
  const calls = createSharedCalls<GatewayStatus>()

  function remember(name: string, status: GatewayStatus): void {
    if (!('task' in status)) return
    remembered.delete(name)
    remembered.set(name, { status, since: clock.now(), freshFor: status.freshFor })
    const [oldest] = remembered.keys()
    if (remembered.size > mostTasks && oldest !== undefined) remembered.delete(oldest)
  }

  function fresh(name: string): GatewayStatus | undefined {
    const known = remembered.get(name)
    if (!known) return undefined
    const elapsed = clock.now() - known.since
    // Below 0 the clock was set back, and nobody knows how old the answer is.
    return elapsed >= 0 && elapsed < known.freshFor ? known.status : undefined
  }

  return {
    async ask({ user, taskId }, signal, askGateway) {
      const name = JSON.stringify([user, taskId])
      return (
        fresh(name) ??
        calls.join(name, signal, async (shared) => {
          const status = await askGateway(shared)
          remember(name, status)
          return status
        })
      )
    },
  }
}
