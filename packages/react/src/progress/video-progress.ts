import type { TypicalTime } from '@generated-video/client'

/** How far a task has come, as honestly as can be said. */
export interface VideoProgress {
  /** 0–1; `undefined` while nothing can be said. */
  readonly value: number | undefined
  /** True where `value` is derived from the model's typical time and not reported by the gateway. */
  readonly estimated: boolean
  /** Milliseconds still to go, rounded up; `undefined` where unknown or past the model's p90. */
  readonly eta: number | undefined
  /** True once it takes longer than nine in ten. */
  readonly slow: boolean
}

export interface VideoProgressInput {
  /** Milliseconds since the submit. */
  elapsed: number | undefined
  typicalTime: TypicalTime
  /** What the gateway reports, 0–1. */
  reported?: number | undefined
}

const quietTime = 3000
const highestEstimate = 0.95

/** Estimates from the elapsed time where the gateway reports nothing. The estimated time left never rises. */
export function videoProgress({
  elapsed,
  typicalTime: { p50, p90 },
  reported,
}: VideoProgressInput): VideoProgress {
  const slow = elapsed !== undefined && elapsed > p90
  const known = reported !== undefined || (elapsed !== undefined && elapsed >= quietTime)
  const done = Math.max((elapsed ?? 0) / p90, reported ?? 0)

  return {
    value: reported ?? (known ? estimate(elapsed ?? 0, p90) : undefined),
    estimated: reported === undefined,
    eta: elapsed !== undefined && known && done < 1 ? roundUp(p50 * (1 - done)) : undefined,
    slow,
  }
}

// Nine tenths at the time by which nine in ten are done.
function estimate(elapsed: number, p90: number): number {
  return Math.min(highestEstimate, 1 - Math.exp((-elapsed / p90) * Math.LN10))
}

// To 5 s below a minute, 15 s below three, whole minutes above.
function roundUp(milliseconds: number): number {
  const step = milliseconds <= 60_000 ? 5000 : milliseconds <= 180_000 ? 15_000 : 60_000
  return Math.ceil(milliseconds / step) * step
}
