import { mebibyte } from '../part.ts'
import { ratioOfMedians, ratiosOf, valuesOf } from '../results/select.ts'
import type { Goal } from '../goal.ts'
import type { Subject } from '../results/sample.ts'
import type { PageDownload } from './page/page.ts'

const of = (name: PageDownload | 'clientDirectCounted', size: number): Subject => ({
  name,
  bytes: size * mebibyte,
})
const client = of('clientDirect', 15)
const snippet = of('documentedSnippet', 15)
const counted = of('clientDirectCounted', 15)
const file = of('plainFile', 15)

export const browserGoals: readonly Goal[] = [
  {
    id: 'P1',
    what: 'client.download of the JSON, 15 MiB: time ÷ snippet',
    unit: 'ratio',
    floor: 0.55,
    aim: 0.35,
    measured: (samples) => ratiosOf(samples, client, snippet, 'time'),
    limit: (samples) => ratiosOf(samples, of('halfTheBody', 15), snippet, 'time'),
  },
  {
    id: 'P2',
    what: 'the same: longest frame gap',
    unit: 'ms',
    floor: 50,
    aim: 25,
    measured: (samples) => valuesOf(samples, client, 'longestFrameGap'),
    limit: (samples) => valuesOf(samples, client, 'idleFrameGap'),
  },
  {
    id: 'P2',
    what: 'the same: long tasks',
    unit: 'count',
    floor: 0,
    aim: 0,
    measured: (samples) => valuesOf(samples, client, 'longTasks'),
  },
  memoryGoal(15),
  memoryGoal(64),
  {
    id: 'P4',
    what: 'share of the JSON that is read',
    unit: 'ratio',
    floor: 0.51,
    // Half of it and what stands before the video.
    aim: 0.5049,
    measured: (samples) => ratioOfMedians(samples, [counted, 'bytesRead'], [counted, 'bodyBytes']),
    limit: () => [0.5],
  },
  {
    id: 'P5',
    what: 'through our handler, 15 MiB: time ÷ plain mp4',
    unit: 'ratio',
    floor: 1.5,
    aim: 1.15,
    measured: (samples) => ratiosOf(samples, of('clientThroughHandler', 15), file, 'time'),
    limit: (samples) => ratiosOf(samples, of('pipedFile', 15), file, 'time'),
  },
]

function memoryGoal(size: number): Goal {
  const base = of('documentedSnippet', size)
  return {
    id: 'P3',
    what: `the same, ${size} MiB: peak renderer memory over idle ÷ snippet`,
    unit: 'ratio',
    floor: 0.5,
    aim: 0.35,
    measured: (samples) =>
      ratioOfMedians(samples, [of('clientDirect', size), 'peakMemory'], [base, 'peakMemory']),
  }
}
