import type { MockFault } from '../mock-fault.ts'
import { failureReason } from './failure-reason.ts'
import type { FailureReason } from './failure-reason.ts'
import { scheduleOf, statusOf } from './mock-task.ts'
import type { MockTask, MockTaskStatus } from './mock-task.ts'

/** A task's status, or a word that nobody knows. */
export type ReportedStatus = MockTaskStatus | 'warming_up' | 'wrapped_up'

/** What a query finds out, before a dialect puts it into words. Times in milliseconds since the Unix epoch. */
export interface TaskReport {
  task: MockTask
  status: ReportedStatus
  /** How much of its time has gone by, in whole percent. */
  percent: number
  startedAt: number | undefined
  finishedAt: number | undefined
  /** Why it failed. */
  reason: FailureReason | undefined
  /** What the query's path stands below. */
  baseUrl: string
}

interface ReportOptions {
  now: number
  fault: MockFault | undefined
  baseUrl: string
}

export function reportTask(task: MockTask, { now, fault, baseUrl }: ReportOptions): TaskReport {
  const { startsAt, finishesAt } = scheduleOf(task, fault)
  const share = (now - task.submittedAt) / (finishesAt - task.submittedAt)
  const known = statusOf(task, now, fault)
  return {
    task,
    status: wordOf(task, known, fault),
    percent: now < finishesAt ? Math.floor(share * 100) : 100,
    startedAt: now < startsAt ? undefined : startsAt,
    finishedAt: now < finishesAt ? undefined : finishesAt,
    reason: known === 'failed' ? failureReason(fault, task.family) : undefined,
    baseUrl,
  }
}

function wordOf(
  { polls, family }: MockTask,
  known: MockTaskStatus,
  fault: MockFault | undefined,
): ReportedStatus {
  if (fault === 'unknown-status' && polls <= 3) return 'warming_up'
  // Nobody could tell that a video is there which stands in no answer.
  const isTold = fault === 'unknown-success' && known === 'succeeded' && family !== 'sora'
  return isTold ? 'wrapped_up' : known
}
