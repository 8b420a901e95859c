import { chromium } from 'playwright'
import { chromiumLaunch } from '../../../../chromium.ts'
import { watchPeakMemory } from '../processes/peak-memory.ts'
import type { Browser, Page } from 'playwright'
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
  return inFreshBrowser(`${origin}/${name}.html`, patience, async (page, renderers) => {
    const idleFrameGap = await page.evaluate(() => window.bench.idleFrameGap())
    const readPeak = await watchPeakMemory(renderers)
    const { size, ...measured } = await page.evaluate(
      ({ download, taskId }) => window.bench.measure(download, taskId),
      { download, taskId },
    )
    const peakMemory = await readPeak()
    if (download !== 'halfTheBody') {
      if (size !== bytes) throw new Error(`${size} bytes arrived of ${bytes}.`)
      const isIntact = await page.evaluate((url) => window.bench.isIntact(url), gateway)
      if (!isIntact) throw new Error('Other bytes arrived than were sent.')
    }
    return { ...measured, idleFrameGap, peakMemory }
  })
}

/** Opens the bench's page in a browser that is closed after the work, or when the time is up. */
export async function inFreshBrowser<Result>(
  url: string,
  patience: number,
  work: (page: Page, renderers: readonly number[]) => Promise<Result>,
): Promise<Result> {
  const browser = await chromium.launch({
    ...chromiumLaunch,
    args: [...(chromiumLaunch.args ?? []), '--disable-features=SpareRendererForSitePerProcess'],
  })
  const limit = AbortSignal.timeout(patience)
  limit.addEventListener('abort', () => void browser.close(), { once: true })
  try {
    const page = await browser.newPage()
    await page.goto(url)
    await page.waitForFunction(() => 'bench' in window)
    return await work(page, await renderersOf(browser))
  } catch (error) {
    throw limit.aborted ? new Error(`It was not done in ${patience / 1000} s.`) : error
  } finally {
    await browser.close()
  }
}

/** The process ids of everything that runs pages. */
async function renderersOf(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}
