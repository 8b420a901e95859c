import { setTimeout as wait } from 'node:timers/promises'
import { startChromium } from '../processes/chromium-process.ts'
import type { ChromiumProcess } from '../processes/chromium-process.ts'
import type { BenchPage } from './page/install-bench.ts'

/** A page of the bench, open in a browser of its own. */
export interface OpenBenchPage<Page extends Offers<Page> = BenchPage> {
  /** Calls what the page offers. */
  call<Name extends keyof Page & string>(
    name: Name,
    ...args: Parameters<Page[Name]>
  ): Promise<Awaited<ReturnType<Page[Name]>>>
  /** The process ids of everything that runs pages. */
  renderers: readonly number[]
}

export interface FreshBrowserOptions {
  /** How long the work may take, in milliseconds. */
  patience: number
  /** Whether the window is a private one. */
  isPrivate?: boolean
}

/** Opens the bench's page in a browser that is closed after the work, or when the time is up. */
export async function inFreshBrowser<Result, Page extends Offers<Page> = BenchPage>(
  url: string,
  { patience, isPrivate = false }: FreshBrowserOptions,
  work: (page: OpenBenchPage<Page>) => Promise<Result>,
): Promise<Result> {
  const flags = ['--disable-features=SpareRendererForSitePerProcess']
  const browser = await startChromium([...flags, ...(isPrivate ? ['--incognito'] : []), url])
  const limit = AbortSignal.timeout(patience)
  limit.addEventListener('abort', () => void browser.close(), { once: true })
  try {
    return await work(await attachToPage<Page>(browser))
  } catch (error) {
    throw limit.aborted ? new Error(`It was not done in ${patience / 1000} s.`) : error
  } finally {
    if (!limit.aborted) await browser.close()
  }
}

async function attachToPage<Page extends Offers<Page>>(
  browser: ChromiumProcess,
): Promise<OpenBenchPage<Page>> {
  const { targetInfos } = await browser.send('Target.getTargets')
  const page = targetInfos.find(({ type }) => type === 'page')
  if (!page) return wait(20).then(() => attachToPage<Page>(browser))
  const target = { targetId: page.targetId, flatten: true }
  const { sessionId } = await browser.send('Target.attachToTarget', target)

  async function evaluate<Result>(expression: string): Promise<Result> {
    const options = { expression, awaitPromise: true, returnByValue: true }
    const answer = await browser.send('Runtime.evaluate', options, sessionId)
    const { result, exceptionDetails } = answer
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'It threw.')
    return result.value as Result
  }

  while (!(await evaluate<boolean>('"bench" in window'))) await wait(20)
  return {
    renderers: await renderersOf(browser),
    call: (name, ...args) =>
      evaluate(`window.bench.${name}(${args.map((one) => JSON.stringify(one)).join(', ')})`),
  }
}

async function renderersOf(browser: ChromiumProcess): Promise<number[]> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

/** Functions alone. */
type Offers<Page> = Record<keyof Page, (...args: never[]) => unknown>
