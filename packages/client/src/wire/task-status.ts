import type { VideoTaskStatus } from '../video-task.ts'

const words = new Map<string, VideoTaskStatus>(
  Object.entries({
    queued: 'queued',
    submitted: 'queued',
    pending: 'queued',
    not_start: 'queued',
    unknown: 'queued',
    preparing: 'queued',
    starting: 'queued',
    in_progress: 'in_progress',
    processing: 'in_progress',
    running: 'in_progress',
    generating: 'in_progress',
    succeeded: 'succeeded',
    success: 'succeeded',
    completed: 'succeeded',
    failed: 'failed',
    failure: 'failed',
    error: 'failed',
    canceled: 'canceled',
    cancelled: 'canceled',
    expired: 'expired',
  } as const),
)

/** The status behind the gateway's word. A word nobody knows means that the task still runs. Contract §2.1. */
export function taskStatus(word = 'unknown'): VideoTaskStatus {
  return words.get(word.toLowerCase().replace(/[\s-]+/g, '_')) ?? 'in_progress'
}
