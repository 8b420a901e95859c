import { nodeCase } from '../node/node-case.ts'
import { mebibyte } from '../part.ts'
import type { NodeDownload } from '../node/node-downloads.ts'
import type { Part } from '../part.ts'

const downloads: readonly NodeDownload[] = [
  'clientDirect',
  'documentedSnippet',
  'streamParser',
  'aiSdkBase64',
  'aiSdkDataUrl',
  'tanstackAi',
]

/** What else a user would pick, on a server. */
export const peersInNodePart: Part = {
  name: 'peers-in-node',
  title: 'Peers in Node',
  goals: [],
  baseline: 'clientDirect',
  cases: (context) =>
    downloads.map((name) => ({
      ...nodeCase(name, 15 * mebibyte, context),
      ...(context.quick && { rounds: 1 }),
    })),
}
