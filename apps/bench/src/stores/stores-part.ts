import { inFreshBrowser } from '../browser/bench-browser.ts'
import type { OpenBenchPage } from '../browser/bench-browser.ts'
import { mebibyte } from '../part.ts'
import { watchPeakMemory } from '../processes/peak-memory.ts'
import type { Part } from '../part.ts'
import type { Figures } from '../results/sample.ts'
import type { PageStore, StoresPage } from './page/stores-page.ts'

const stores: readonly PageStore[] = ['indexedDb', 'opfs']
/** In mebibytes. */
const sizes = [15, 60, 210]
const windows = [
  { suffix: '', isPrivate: false },
  { suffix: 'InPrivate', isPrivate: true },
]

/** The two places where a page can keep videos, measured to choose one. */
export const storesPart: Part = {
  name: 'stores',
  title: 'Writing a video to the disk, in Chromium',
  goals: [],
  cases: ({ gateway, quick }) =>
    stores.flatMap((store) =>
      windows.flatMap(({ suffix, isPrivate }) =>
        (quick ? sizes.slice(0, 1) : sizes).map((size) => ({
          name: store + suffix,
          bytes: size * mebibyte,
          measure: () => keepInBrowser(gateway.url, store, size * mebibyte, isPrivate),
        })),
      ),
    ),
}

/** Keeps one video, in a Chromium of its own. */
function keepInBrowser(
  origin: string,
  store: PageStore,
  bytes: number,
  isPrivate: boolean,
): Promise<Figures> {
  const keep = async ({ call, renderers }: OpenBenchPage<StoresPage>) => {
    await call('makeVideo', bytes)
    const readPeak = await watchPeakMemory(renderers)
    const written = await call('write', store)
    const peakMemory = await readPeak()
    return { ...written, peakMemory, ...(await call('readBack', store)) }
  }
  return inFreshBrowser(`${origin}/stores-page.html`, { patience: 120_000, isPrivate }, keep)
}
