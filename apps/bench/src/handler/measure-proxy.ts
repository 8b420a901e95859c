import { taskIdOf } from '../downloads/video-address.ts'
import { watchPeakMemory } from '../processes/peak-memory.ts'
import { inFreshProxy } from './in-fresh-proxy.ts'
import { readThrough } from './read-through.ts'
import type { ServerProcess } from '../processes/start-server.ts'
import type { Figures } from '../results/sample.ts'
import type { ProxyKind } from './warm-proxy.ts'

export interface ProxyMeasurement {
  kind: ProxyKind
  gateway: string
  bytes: number
  /** Downloads at once. */
  count: number
}

/**
 * What downloads cost the server between gateway and browser.
 *
 * @throws An `Error` where the handler sends another length than the video has.
 */
export function measureProxy(measurement: ProxyMeasurement): Promise<Figures> {
  const { kind, gateway, bytes, count } = measurement
  return inFreshProxy(kind, gateway, async (proxy) => {
    const url = await proxy.downloadUrlOf(taskIdOf(bytes))
    const cpuBefore = await readCpu(proxy)
    const readPeak = await watchPeakMemory([proxy.pid])
    const start = performance.now()
    const answers = await Promise.all(Array.from({ length: count }, () => readThrough(url)))
    const time = performance.now() - start
    const peakMemory = await readPeak()
    const cpu = (await readCpu(proxy)) - cpuBefore
    const wrong = answers.find(({ size }) => kind === 'handler' && size !== bytes)
    if (wrong) throw new Error(`${wrong.size} bytes arrived of ${bytes}.`)
    return { time, cpu, peakMemory }
  })
}

/** Milliseconds, user and system. */
async function readCpu({ url }: ServerProcess): Promise<number> {
  const { user, system } = (await (await fetch(`${url}/cpu`)).json()) as NodeJS.CpuUsage
  return (user + system) / 1_000
}
