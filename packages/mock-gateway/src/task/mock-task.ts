import type { VideoModelFamily } from '@generated-video/client/catalog'
import type { MockFault } from '../mock-fault.ts'
import type { ClipRatio } from '../video/remux-clip.ts'

/** A task of the gateway: what was asked, and what has happened to it. */
export interface MockTask {
  readonly id: string
  readonly model: string
  readonly family: VideoModelFamily
  readonly ratio: ClipRatio
  readonly durationSeconds: number
  /** Bytes that the file is padded to. */
  readonly size: number | undefined
  readonly fault: MockFault | undefined
  /** Milliseconds since the Unix epoch. */
  readonly submittedAt: number
  /** Milliseconds from submit to success. */
  readonly typicalTime: number
  polls: number
  downloads: number
}

export type MockTaskStatus = 'queued' | 'in_progress' | 'succeeded' | 'failed'

/** Where a task stands. The first tenth of its time it waits in the queue. */
export function statusOf(
  task: MockTask,
  now: number,
  fault: MockFault | undefined = task.fault,
): MockTaskStatus {
  const time = task.typicalTime * (fault === 'slow' ? 5 : 1)
  const age = now - task.submittedAt
  if (age < time / 10) return 'queued'
  if (age < time) return 'in_progress'
  return fault === 'failed' || fault === 'moderated' ? 'failed' : 'succeeded'
}
