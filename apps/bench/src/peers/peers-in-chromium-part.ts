import { browserCase } from '../browser/browser-case.ts'
import { mebibyte } from '../part.ts'
import type { PeersPageDownload } from '../browser/page/peers-page.ts'
import type { Part } from '../part.ts'

const downloads: readonly PeersPageDownload[] = [
  'clientDirect',
  'documentedSnippet',
  'streamParser',
  'aiSdkBase64',
  'aiSdkDataUrl',
  'tanstackAiClient',
]

/** What else a user would pick, in a page. */
export const peersInChromiumPart: Part = {
  name: 'peers-in-chromium',
  title: 'Peers in Chromium',
  goals: [],
  baseline: 'clientDirect',
  cases: (context) =>
    downloads.map((download) => ({
      ...browserCase({ page: 'peers-page', download, bytes: 15 * mebibyte }, context),
      ...(context.quick && { rounds: 1 }),
    })),
}
