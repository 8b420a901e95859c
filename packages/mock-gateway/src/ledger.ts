import type { GatewayState } from './gateway-state.ts'
import { statusOf } from './task/mock-task.ts'
import type { MockTask, MockTaskStatus } from './task/mock-task.ts'

/** A task as the ledger shows it. */
export interface MockLedgerTask {
  task_id: string
  model: string
  status: MockTaskStatus
  /** How often somebody asked for its status. */
  polls: number
  /** Bytes of the finished video; `null` until it succeeded. */
  size: number | null
  /** Hex digest of those bytes, in whichever shape they are delivered; `null` until it succeeded. */
  sha256: string | null
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
    size: succeeded ? (await state.fileOf(task)).size : null,
    sha256: succeeded ? await state.digestOf(task) : null,
  }
}
