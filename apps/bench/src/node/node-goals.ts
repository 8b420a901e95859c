import { mebibyte } from '../part.ts'
import { ratiosOf, valuesOf } from '../results/select.ts'
import type { Goal } from '../goal.ts'
import type { Subject } from '../results/sample.ts'
import type { NodeDownload } from './node-downloads.ts'

const of = (name: NodeDownload): Subject => ({ name, bytes: 32 * mebibyte })

/** Time is that of the same end as the snippet's, a Blob; the rest that of a stream which is passed on. */
export const nodeGoals: readonly Goal[] = [
  {
    id: 'P1n',
    what: 'decodeDownload to a Blob in Node, 32 MiB: time ÷ snippet',
    unit: 'ratio',
    floor: 0.55,
    aim: 0.3,
    measured: (samples) => ratiosOf(samples, of('decodeToBlob'), of('documentedSnippet'), 'time'),
  },
  {
    id: 'P1n',
    what: 'decodeDownload, passed on: peak memory over idle',
    unit: 'MB',
    floor: 64e6,
    aim: 24e6,
    measured: (samples) => valuesOf(samples, of('decodeThrough'), 'peakMemory'),
  },
  {
    id: 'P1n',
    what: 'the same: longest event-loop stall',
    unit: 'ms',
    floor: 100,
    aim: 20,
    measured: (samples) => valuesOf(samples, of('decodeThrough'), 'stall'),
  },
]
