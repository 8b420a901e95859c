import { mebibyte } from '../part.ts'
import { nodeCase } from './node-case.ts'
import { nodeGoals } from './node-goals.ts'
import type { Part } from '../part.ts'
import type { NodeDownload } from './node-downloads.ts'

const downloads: readonly NodeDownload[] = [
  'documentedSnippet',
  'jsonFromBase64',
  'fetchDataUrl',
  'decodeToBlob',
  'decodeThrough',
]
const inQuickRuns: readonly NodeDownload[] = ['documentedSnippet', 'decodeToBlob', 'decodeThrough']

/** The download answer, in Node. */
export const nodePart: Part = {
  name: 'node',
  title: 'A download answer in Node',
  goals: nodeGoals,
  baseline: 'documentedSnippet',
  cases: (context) =>
    (context.quick ? inQuickRuns : downloads).map((name) => nodeCase(name, 32 * mebibyte, context)),
}
