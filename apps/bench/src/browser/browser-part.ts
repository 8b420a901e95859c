import { mebibyte } from '../part.ts'
import { browserCase } from './browser-case.ts'
import { browserGoals } from './browser-goals.ts'
import { countInBrowser } from './count-in-browser.ts'
import type { BenchContext, Part } from '../part.ts'
import type { Case } from '../results/measure-in-rounds.ts'
import type { PageDownload } from './page/page.ts'

const downloads: readonly PageDownload[] = [
  'documentedSnippet',
  'jsonFromBase64',
  'fetchDataUrl',
  'clientDirect',
  'clientThroughHandler',
  'halfTheBody',
  'plainFile',
]
const inQuickRuns: readonly PageDownload[] = [
  'documentedSnippet',
  'clientDirect',
  'clientThroughHandler',
  'halfTheBody',
  'plainFile',
]

/** The download answer, in Chromium. */
export const browserPart: Part = {
  name: 'browser',
  title: 'A download answer in Chromium',
  goals: browserGoals,
  baseline: 'documentedSnippet',
  cases(context) {
    const bytes = 15 * mebibyte
    const between = ['handlerFile', 'pipedFile'] as const
    const counted = { name: 'clientDirectCounted', bytes, rounds: 1 }
    const measure = () => countInBrowser(context.gateway.url, bytes)
    return [
      ...timedCases(context),
      ...between.map((download) => browserCase({ download, bytes }, context)),
      { ...counted, measure },
    ]
  },
}

function timedCases(context: BenchContext): Case[] {
  const at = (size: number, names: readonly PageDownload[]) =>
    names.map((download) => browserCase({ download, bytes: size * mebibyte }, context))
  if (context.quick)
    return [...at(15, inQuickRuns), ...at(64, ['documentedSnippet', 'clientDirect'])]
  return [1, 15, 64, 256].flatMap((size) => at(size, downloads))
}
