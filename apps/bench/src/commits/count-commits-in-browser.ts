import { inFreshBrowser } from '../browser/bench-browser.ts'
import type { OpenBenchPage } from '../browser/bench-browser.ts'
import type { Figures } from '../results/sample.ts'
import type { CommitsPage, PageApp } from './page/commits-page.ts'

/** Counts an app's commits in a Chromium of its own. */
export function countCommitsInBrowser(
  origin: string,
  app: PageApp,
  cards: number,
): Promise<Figures> {
  const count = ({ call }: OpenBenchPage<CommitsPage>) => call('countCommits', app, cards)
  return inFreshBrowser(`${origin}/commits-page.html`, { patience: 120_000 }, count)
}
