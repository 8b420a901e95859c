import { mebibyte } from '../part.ts'
import { ratiosOf, valuesOf } from '../results/select.ts'
import type { Goal } from '../goal.ts'

const bytes = 15 * mebibyte
const client = { name: 'clientStatus', bytes }

export const statusGoals: readonly Goal[] = [
  {
    id: 'P1b',
    what: 'client.retrieve of a data: URL, 15 MiB: time ÷ json() + fetch',
    unit: 'ratio',
    floor: 0.4,
    aim: 0.2,
    measured: (samples) => ratiosOf(samples, client, { name: 'fetchStatusDataUrl', bytes }, 'time'),
  },
  {
    id: 'P2b',
    what: 'the same: longest frame gap',
    unit: 'ms',
    floor: 50,
    aim: 25,
    measured: (samples) => valuesOf(samples, client, 'longestFrameGap'),
    limit: (samples) => valuesOf(samples, client, 'idleFrameGap'),
  },
  {
    id: 'P2b',
    what: 'the same: long tasks',
    unit: 'count',
    floor: 0,
    aim: 0,
    measured: (samples) => valuesOf(samples, client, 'longTasks'),
  },
]
