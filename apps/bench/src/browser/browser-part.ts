import { mebibyte } from '../part.ts'
import { browserGoals } from './browser-goals.ts'
import { countInBrowser } from './count-in-browser.ts'
import { measureInBrowser } from './measure-in-browser.ts'
import type { BenchContext, Part } from '../part.ts'
import type { Case } from '../results/measure-in-rounds.ts'
import type { BrowserDownload } from './page/page.ts'

const downloads: readonly BrowserDownload[] = [
  'documentedSnippet',
  'jsonFromBase64',
  'fetchDataUrl',
  'clientDirect',
  'clientThroughHandler',
  'halfTheBody',
  'plainFile',
]
const inQuickRuns: readonly BrowserDownload[] = [
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
    const counted = { name: 'clientDirectCounted', bytes, rounds: 1 }
    const measure = () => countInBrowser(context.gateway.url, bytes)
    return [...timedCases(context), { ...counted, measure }]
  },
}

function timedCases(context: BenchContext): Case[] {
  const at = (size: number, names: readonly BrowserDownload[]) =>
    names.map((name) => browserCase(name, size * mebibyte, context))
  if (context.quick)
    return [...at(15, inQuickRuns), ...at(64, ['documentedSnippet', 'clientDirect'])]
  return [1, 15, 64, 256].flatMap((size) => at(size, downloads))
}

/** One download in a Chromium of its own. */
export function browserCase(
  name: BrowserDownload,
  bytes: number,
  { gateway, handler }: BenchContext,
): Case {
  const { url: origin } = name === 'clientThroughHandler' ? handler : gateway
  // A minute to start and to check, and a second for each mebibyte.
  const patience = 60_000 + (bytes / mebibyte) * 1_000
  return {
    name,
    bytes,
    measure: () =>
      measureInBrowser({ download: name, bytes, origin, gateway: gateway.url, patience }),
  }
}
