import type { VideoModelFamily } from '@generated-video/client/catalog'
import type { MockFault } from '../mock-fault.ts'
import type { MockLedgerImage } from '../picture/describe-picture.ts'
import type { VideoSpec } from './video-spec.ts'

/** A task of the gateway: what was asked, and what has happened to it. */
export interface MockTask {
  readonly id: string
  /** The vendor's own id of it, where the gateway gives out another. */
  readonly upstreamId: string
  readonly model: string
  readonly family: VideoModelFamily
  readonly spec: VideoSpec
  /** The pictures that the vendor was given. */
  readonly images: readonly MockLedgerImage[]
  /** Bytes that the file is padded to. */
  readonly size: number | undefined
  readonly fault: MockFault | undefined
  /** Milliseconds since the Unix epoch. */
  readonly submittedAt: number
  /** Milliseconds from submit to success. */
  readonly typicalTime: number
  polls: number
  /** Polls since it has succeeded. */
  successes: number
  downloads: number
}

export type MockTaskStatus = 'queued' | 'in_progress' | 'succeeded' | 'failed'

/** Where a task stands. */
export function statusOf(
  task: MockTask,
  now: number,
  fault: MockFault | undefined = task.fault,
): MockTaskStatus {
  const { startsAt, finishesAt } = scheduleOf(task, fault)
  if (now < startsAt) return 'queued'
  if (now < finishesAt) return 'in_progress'
  return fault === 'failed' || fault === 'moderated' ? 'failed' : 'succeeded'
}

/** When a task starts and finishes: the first tenth of its time it waits in the queue. */
export function scheduleOf(
  { submittedAt, typicalTime }: MockTask,
  fault: MockFault | undefined,
): { startsAt: number; finishesAt: number } {
  const time = typicalTime * (fault === 'slow' ? 5 : 1)
  return { startsAt: submittedAt + time / 10, finishesAt: submittedAt + time }
}
