import { mebibyte } from '../part.ts'
import { ratiosOf, valuesOf } from '../results/select.ts'
import type { Goal } from '../goal.ts'
import type { Subject } from '../results/sample.ts'

const sizes = [15, 60, 210]

export const handlerGoals: readonly Goal[] = [
  ...sizes.map((size) =>
    memoryGoal(`${size} MiB`, of('handler', size), { floor: 64e6, aim: 24e6 }),
  ),
  memoryGoal('20 × 15 MiB at once', of('handler20', 15), { floor: 256e6, aim: 96e6 }),
  ...sizes.map(cpuGoal),
  {
    id: 'P9',
    what: 'handler: first mp4 byte after the first base64 byte, median of 50',
    unit: 'ms',
    floor: 20,
    aim: 2,
    measured: (samples) => valuesOf(samples, of('handlerFirstByte', 1), 'firstByte'),
    limit: (samples) => valuesOf(samples, of('pipeFirstByte', 1), 'firstByte'),
  },
]

function memoryGoal(what: string, subject: Subject, bounds: Pick<Goal, 'floor' | 'aim'>): Goal {
  return {
    id: 'P7',
    what: `handler: peak memory over idle, ${what}`,
    unit: 'MB',
    ...bounds,
    measured: (samples) => valuesOf(samples, subject, 'peakMemory'),
    limit: (samples) =>
      valuesOf(
        samples,
        { ...subject, name: subject.name.replace('handler', 'pipe') },
        'peakMemory',
      ),
  }
}

function cpuGoal(size: number): Goal {
  return {
    id: 'P8',
    what: `handler: CPU time ÷ the same body piped through, ${size} MiB`,
    unit: 'ratio',
    floor: 1.5,
    aim: 1,
    measured: (samples) => ratiosOf(samples, of('handler', size), of('pipe', size), 'cpu'),
  }
}

function of(name: string, size: number): Subject {
  return { name, bytes: size * mebibyte }
}
