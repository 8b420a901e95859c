import { inFreshBrowser } from './bench-browser.ts'
import { watchPeakMemory } from '../processes/peak-memory.ts'
import type { Figures } from '../results/sample.ts'

export interface BrowserMeasurement {
  /** The page that has the download. */
  page: string
  download: string
  taskId: string
  /** The video's length. */
  bytes: number
  /** Serves the page, and the download. */
  origin: string
  /** Knows what the video's bytes are. */
  gateway: string
  /** How long it may take, in milliseconds. */
  patience: number
}

/**
 * Downloads once, in a Chromium of its own.
 *
 * @throws An `Error` where the download fails, takes too long or gives other bytes than were sent.
 */
export function measureInBrowser(measurement: BrowserMeasurement): Promise<Figures> {
  const { page: name, download, taskId, bytes, origin, gateway, patience } = measurement
  return inFreshBrowser(`${origin}/${name}.html`, { patience }, async ({ call, renderers }) => {
    const idleFrameGap = await call('idleFrameGap')
    const readPeak = await watchPeakMemory(renderers)
    const { size, ...measured } = await call('measure', download, taskId)
    const peakMemory = await readPeak()
    if (download !== 'halfTheBody') {
      if (size !== bytes) throw new Error(`${size} bytes arrived of ${bytes}.`)
      const isIntact = await call('isIntact', gateway)
      if (!isIntact) throw new Error('Other bytes arrived than were sent.')
    }
    return { ...measured, idleFrameGap, peakMemory }
  })
}
