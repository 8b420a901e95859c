import type { TypicalTime } from '@generated-video/client'

/** Where 90 % of a normal distribution end. */
const z90 = 1.2816

/** How long tasks take, in milliseconds: log-normally distributed with this median and ninth decile. */
export interface LogNormal {
  readonly p50: number
  /** Standard deviation of the logarithm. */
  readonly spread: number
}

export function logNormalOf({ p50, p90 }: TypicalTime): LogNormal {
  return { p50, spread: Math.log(p90 / p50) / z90 }
}

function meanOf({ p50, spread }: LogNormal): number {
  return p50 * Math.exp(spread ** 2 / 2)
}

/**
 * What the best of all schedules makes of delay × polls, over what a fixed poll does: (∫√(f·S))² / E[T], with the
 * density f and the survival S.
 */
export function leastProduct({ p50, spread }: LogNormal): number {
  // In the logarithm's standard deviations; nothing is left outside.
  const step = 0.001
  let integral = 0
  let survival = 1
  for (let z = -8; z < 8; z += step) {
    const density = Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI)
    survival -= density * step
    const time = p50 * Math.exp(spread * z)
    integral += Math.sqrt(density * Math.max(0, survival) * time * spread) * step
  }
  return integral ** 2 / meanOf({ p50, spread })
}
