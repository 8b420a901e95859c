import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { taskIdOf } from '../downloads/video-address.ts'
import { watchPeakMemory } from '../processes/peak-memory.ts'
import { nodeDownloads } from './node-downloads.ts'
import type { Figures } from '../results/sample.ts'
import type { NodeDownload } from './node-downloads.ts'

export type DownloadOutcome = { size: number; figures: Figures } | { failure: string }

/** One download in this process, which has done nothing but a tiny one before. */
const [, , name, origin = '', taskId = ''] = process.argv
const tiny = 2 ** 17
process.send?.(await measure().catch((error: unknown) => ({ failure: String(error) })))

async function measure(): Promise<DownloadOutcome> {
  const download = await nodeDownloads[name as NodeDownload]()
  await download({ origin, taskId: taskIdOf(tiny) })
  globalThis.gc?.()
  const readPeak = await watchPeakMemory([process.pid])
  const eventLoop = monitorEventLoopDelay({ resolution: 1 })
  eventLoop.enable()
  const start = performance.now()
  const { size } = await download({ origin, taskId })
  const time = performance.now() - start
  const peakMemory = await readPeak()
  // A stall is noticed by the timer after it.
  await wait(20)
  eventLoop.disable()
  return { size, figures: { time, peakMemory, stall: eventLoop.max / 1e6 } }
}
