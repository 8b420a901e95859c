import { sleep } from './clock.ts'
import { jitter } from './jitter.ts'
import { VideoError } from './video-error.ts'
import type { Clock } from './clock.ts'
import type { VideoErrorCode } from './video-error.ts'

const firstDelay = 500
const longestDelay = 8_000

/** What may be different a moment later. */
const passing: ReadonlySet<VideoErrorCode> = new Set([
  'network',
  'timeout',
  'rate_limited',
  'gateway_error',
  'download_failed',
])

export interface RetryOptions {
  clock: Clock
  /** How often to try again at most. */
  retries: number
  /** What is asked for, so that callers that failed together do not come back together. */
  key: string
  signal?: AbortSignal | undefined
}

/**
 * Does work that costs nothing to repeat, and does it again where it fails for a passing reason: after what the gateway
 * asks for, else after 0.5 s, 1 s, 2 s and so on, give or take a quarter.
 *
 * @param work - Told the number of the attempt, from 1.
 * @throws What the last attempt failed with, or the signal's reason.
 */
export async function withRetries<Result>(
  work: (attempt: number) => Promise<Result>,
  { clock, retries, key, signal }: RetryOptions,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt)
    } catch (error) {
      if (attempt > retries || !isPassing(error)) throw error
      await sleep(clock, error.retryAfter ?? retryDelay(key, attempt), signal)
    }
  }
}

/** Milliseconds from a failed attempt to the next one. */
export function retryDelay(key: string, attempt: number): number {
  const delay = Math.min(longestDelay, firstDelay * 2 ** (attempt - 1))
  return Math.round(delay * (0.75 + jitter(key, attempt) / 2))
}

function isPassing(error: unknown): error is VideoError {
  return VideoError.is(error) && error.retryable && passing.has(error.code)
}
