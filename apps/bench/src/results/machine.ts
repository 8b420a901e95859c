import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { chromiumLaunch } from '../../../../chromium.ts'

/** What the figures were measured on. */
export interface Machine {
  cpu: string
  cores: number
  /** Bytes. */
  memory: number
  /** Of the minute before: above zero, something else was running too. */
  loadAverage: number
  node: string
  chromium: string
}

export function describeMachine(): Machine {
  const stdio = ['ignore', 'pipe', 'ignore'] as const
  const version = execFileSync(chromiumLaunch.executablePath ?? '', ['--version'], {
    stdio: [...stdio],
  })
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memory: totalmem(),
    loadAverage: loadavg()[0] ?? NaN,
    node: process.version,
    chromium: /\d[\d.]+/.exec(version.toString())?.[0] ?? 'unknown',
  }
}
