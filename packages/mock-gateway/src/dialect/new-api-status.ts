import type { ReportedStatus } from '../task/task-report.ts'

const stored: Readonly<Record<ReportedStatus, string>> = {
  queued: 'QUEUED',
  in_progress: 'IN_PROGRESS',
  succeeded: 'SUCCESS',
  failed: 'FAILURE',
  warming_up: 'WARMING_UP',
  wrapped_up: 'WRAPPED_UP',
}

const live: Readonly<Record<ReportedStatus, string>> = {
  queued: 'queued',
  in_progress: 'processing',
  succeeded: 'succeeded',
  failed: 'failed',
  warming_up: 'warming_up',
  wrapped_up: 'wrapped_up',
}

/** The word that the database holds; the first two looks at a waiting task find what the submit wrote. */
export function storedStatus(status: ReportedStatus, polls: number): string {
  if (status !== 'queued' || polls > 2) return stored[status]
  return polls === 2 ? 'SUBMITTED' : 'NOT_START'
}

/** The word of the branch that asks Google while the caller waits. */
export function liveStatus(status: ReportedStatus): string {
  return live[status]
}
