import { documentedSnippet } from '../../downloads/documented-snippet.ts'
import { fetchDataUrl, fetchStatusDataUrl } from '../../downloads/fetch-data-url.ts'
import { halfTheBody } from '../../downloads/half-the-body.ts'
import { jsonFromBase64 } from '../../downloads/json-from-base64.ts'
import { clientDirect, clientStatus, clientThroughHandler } from '../../downloads/our-client.ts'
import { plainFile } from '../../downloads/plain-file.ts'
import { taskIdOf } from '../../downloads/video-address.ts'
import { countBytesRead } from './count-bytes-read.ts'
import { watchFrames } from './watch-frames.ts'
import { watchLongTasks } from './watch-long-tasks.ts'
import type { Download } from '../../downloads/video-address.ts'
import type { BytesRead } from './count-bytes-read.ts'

const downloads = {
  clientDirect: (video) => clientDirect(video),
  clientThroughHandler,
  clientStatus,
  documentedSnippet,
  jsonFromBase64,
  fetchDataUrl,
  fetchStatusDataUrl,
  plainFile,
  halfTheBody,
} satisfies Record<string, Download>

export type BrowserDownload = keyof typeof downloads

/** What one download gave; times in milliseconds. */
interface Measured {
  time: number
  size: number
  longestFrameGap: number
  longTasks: number
}

/** What the bench calls in the page. */
interface BenchPage {
  /** The longest frame gap of half a second in which nothing happens. */
  idleFrameGap(): Promise<number>
  measure(name: BrowserDownload, bytes: number): Promise<Measured>
  /** Whether the video that the last measurement gave is the one that was sent, byte for byte. */
  isIntact(gateway: string): Promise<boolean>
  countBytesRead(bytes: number): Promise<BytesRead>
}

declare global {
  interface Window {
    bench: BenchPage
  }
}

let received = new Blob()

window.bench = {
  async idleFrameGap() {
    const frames = watchFrames()
    const start = performance.now()
    await new Promise((resolve) => setTimeout(resolve, 500))
    return frames.longestGap(start, performance.now())
  },
  async measure(name, bytes) {
    const video = { origin: location.origin, bytes }
    const frames = watchFrames()
    const longTasks = watchLongTasks()
    const start = performance.now()
    received = await downloads[name](video)
    const end = performance.now()
    return {
      time: end - start,
      size: received.size,
      longestFrameGap: await frames.longestGap(start, end),
      longTasks: await longTasks.count(start, end),
    }
  },
  async isIntact(gateway) {
    const url = `${gateway}/received/${taskIdOf({ bytes: received.size })}`
    // As text it needs no preflight.
    const body = received.slice(0, received.size, 'text/plain')
    const response = await fetch(url, { method: 'POST', body })
    return (await response.json()) as boolean
  },
  countBytesRead: (bytes) => countBytesRead({ origin: location.origin, bytes }),
}
