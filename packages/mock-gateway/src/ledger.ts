import type { GatewayState } from './gateway-state.ts'
import type { MockLedgerImage } from './picture/describe-picture.ts'
import { statusOf } from './task/mock-task.ts'
import type { MockTask, MockTaskStatus } from './task/mock-task.ts'

/** A task as the ledger shows it. */
export interface MockLedgerTask {
  task_id: string
  model: string
  status: MockTaskStatus
  /** How often somebody asked for its status. */
  polls: number
  /** What the vendor was told: not what was submitted, where the gateway lost that. */
  prompt: string
  /** The pictures that the vendor was given. */
  images: readonly MockLedgerImage[]
  /** Bytes of the finished video, the first of several; `null` until it succeeded. */
  size: number | null
  /** Hex digest of those bytes, in whichever shape they are delivered; `null` until it succeeded. */
  sha256: string | null
  /** Hex digests of the others, where several were asked for. */
  others: readonly string[]
}

/** What a gateway billed. */
export interface MockLedger {
  /** Submits that were accepted, also those whose answer was then lost. */
  billed: number
  /** In the order of their submits. */
  tasks: MockLedgerTask[]
}

export async function readLedger(state: GatewayState): Promise<MockLedger> {
  const tasks: MockLedgerTask[] = []
  // One after the other: digesting holds a whole file in memory.
  for (const task of [...state.tasks.values()]) tasks.push(await readLedgerTask(task, state))
  return { billed: state.billed, tasks }
}

async function readLedgerTask(task: MockTask, state: GatewayState): Promise<MockLedgerTask> {
  const status = statusOf(task, state.now())
  const succeeded = status === 'succeeded'
  return {
    task_id: task.id,
    model: task.model,
    status,
    polls: task.polls,
    prompt: task.spec.prompt,
    images: task.images,
    size: succeeded ? (await state.fileOf(task)).size : null,
    sha256: succeeded ? await state.digestOf(task) : null,
    others: succeeded ? await digestOthers(task, state) : [],
  }
}

async function digestOthers(task: MockTask, state: GatewayState): Promise<string[]> {
  const digests: string[] = []
  for (let index = 1; index < task.spec.count; index++) {
    digests.push(await state.digestOf(task, index))
  }
  return digests
}
