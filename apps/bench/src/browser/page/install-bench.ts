import { taskIdOf } from '../../downloads/video-address.ts'
import { countBytesRead } from './count-bytes-read.ts'
import { watchFrames } from './watch-frames.ts'
import { watchLongTasks } from './watch-long-tasks.ts'
import type { Download } from '../../downloads/video-address.ts'
import type { BytesRead } from './count-bytes-read.ts'

/** What one download gave; times in milliseconds. */
interface Measured {
  time: number
  size: number
  longestFrameGap: number
  longTasks: number
}

/** What the bench calls in the page. */
export interface BenchPage {
  /** The longest frame gap of half a second in which nothing happens. */
  idleFrameGap(): Promise<number>
  measure(name: string, taskId: string): Promise<Measured>
  /** Whether the video that the last measurement gave is the one that was sent, byte for byte. */
  isIntact(gateway: string): Promise<boolean>
  countBytesRead(taskId: string): Promise<BytesRead>
}

declare global {
  interface Window {
    bench: BenchPage
  }
}

/** Makes the page ready to be measured. */
export function installBench(downloads: Readonly<Record<string, Download>>): void {
  let received = new Blob()

  window.bench = {
    async idleFrameGap() {
      const frames = watchFrames()
      const start = performance.now()
      await new Promise((resolve) => setTimeout(resolve, 500))
      return frames.longestGap(start, performance.now())
    },
    async measure(name, taskId) {
      const download = downloads[name]
      if (!download) throw new Error(`This page knows no ${name}.`)
      const video = { origin: location.origin, taskId }
      const frames = watchFrames()
      const longTasks = watchLongTasks()
      const start = performance.now()
      received = await download(video)
      const end = performance.now()
      return {
        time: end - start,
        size: received.size,
        longestFrameGap: await frames.longestGap(start, end),
        longTasks: await longTasks.count(start, end),
      }
    },
    async isIntact(gateway) {
      const url = `${gateway}/received/${taskIdOf(received.size)}`
      // As text it needs no preflight.
      const body = received.slice(0, received.size, 'text/plain')
      const response = await fetch(url, { method: 'POST', body })
      return (await response.json()) as boolean
    },
    countBytesRead: (taskId) => countBytesRead({ origin: location.origin, taskId }),
  }
}
