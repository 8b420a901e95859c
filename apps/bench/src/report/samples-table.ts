import { NoFigure, ratiosOf, valuesOf } from '../results/select.ts'
import { formatFigure } from './format-figure.ts'
import { formatSpread } from './goal-row.ts'
import { labels } from './labels.ts'
import { markdownTable } from './markdown-table.ts'
import type { Part } from '../part.ts'
import type { Figure, Sample, Subject } from '../results/sample.ts'
import type { Unit } from './format-figure.ts'

const columns: readonly (readonly [Figure, string, Unit])[] = [
  ['time', 'Time', 'ms'],
  ['longestFrameGap', 'Longest frame gap', 'ms'],
  ['idleFrameGap', 'Idle before', 'ms'],
  ['readBack', 'Back at hand', 'ms'],
  ['longTasks', 'Long tasks', 'count'],
  ['stall', 'Longest stall', 'ms'],
  ['peakMemory', 'Peak memory over idle', 'MB'],
  ['cpu', 'CPU time', 'ms'],
  ['firstByte', 'First byte', 'ms'],
  ['minified', 'Minified', 'KB'],
  ['gzipped', 'min+gzip', 'KB'],
  ['bytesRead', 'Read', 'MB'],
  ['socketBytes', 'Written to the socket', 'MB'],
  ['bodyBytes', 'Body', 'MB'],
  ['noticedAfter', 'Noticed after', 'ms'],
  ['polls', 'Polls', 'ratio'],
  ['delayRatio', 'Delay ÷ fixed', 'ratio'],
  ['pollsRatio', 'Polls ÷ fixed', 'ratio'],
  ['productRatio', 'Product ÷ fixed', 'ratio'],
  ['leastProduct', 'Least possible', 'ratio'],
  ['ticks', 'Ticks', 'count'],
  ['commitsPerChange', 'Commits per poll with news', 'ratio'],
  ['commitsPerPoll', 'Per poll without', 'ratio'],
  ['commitsPerTick', 'Per tick', 'ratio'],
  ['quietCommitsPerTick', 'Per tick, outside of the cards', 'ratio'],
]

/** Everything that was measured in a part: medians, with the least and the most. */
export function samplesTable({ baseline }: Part, samples: readonly Sample[]): string {
  const used = columns.filter(([figure]) =>
    samples.some((sample) => 'figures' in sample && figure in sample.figures),
  )
  const ratio = baseline === undefined ? [] : [`Time ÷ ${labelOf(baseline)}`]
  const head = ['Size', 'What', ...ratio, ...used.map(([, label]) => label)]
  const rows = subjectsOf(samples).map((subject) => {
    const size = subject.bytes === 0 ? '–' : formatFigure(subject.bytes, 'MiB')
    const base = baseline === undefined ? [] : [{ name: baseline, bytes: subject.bytes }]
    const cells = [
      ...base.map((one) => cell('ratio', () => ratiosOf(samples, subject, one, 'time'))),
      ...used.map(([figure, , unit]) => cell(unit, () => valuesOf(samples, subject, figure))),
    ]
    return [size, labelOf(subject.name) + failureOf(subject, samples), ...cells]
  })
  return markdownTable(head, rows)
}

function labelOf(name: string): string {
  return labels[name] ?? name
}

/** Each once, smaller videos first, otherwise in the order of the labels. */
function subjectsOf(samples: readonly Sample[]): Subject[] {
  const byKey = new Map(samples.map((sample) => [`${sample.bytes} ${sample.name}`, sample]))
  const order = Object.keys(labels)
  return [...byKey.values()].toSorted(
    (left, right) =>
      left.bytes - right.bytes || order.indexOf(left.name) - order.indexOf(right.name),
  )
}

/** Why the row has no numbers. */
function failureOf({ name, bytes }: Subject, samples: readonly Sample[]): string {
  const own = samples.filter((sample) => sample.name === name && sample.bytes === bytes)
  const failures = own.flatMap((sample) => ('failure' in sample ? [sample.failure] : []))
  return failures[0] === undefined ? '' : `: fails (${failures[0].slice(0, 90)})`
}

function cell(unit: Unit, values: () => readonly number[]): string {
  try {
    const known = values().filter((value) => !Number.isNaN(value))
    return known.length === 0 ? '–' : formatSpread(known, unit)
  } catch (error) {
    if (error instanceof NoFigure) return '–'
    throw error
  }
}
