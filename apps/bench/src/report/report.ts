import { format } from 'prettier'
import { parts } from '../parts.ts'
import { readResults } from '../results/part-results.ts'
import { goalRow } from './goal-row.ts'
import { markdownTable } from './markdown-table.ts'
import { samplesTable } from './samples-table.ts'
import type { Part } from '../part.ts'
import type { PartResults } from '../results/part-results.ts'

interface MeasuredPart {
  part: Part
  results: PartResults | undefined
}

const goalHead = ['', 'What', 'Floor', 'Aim', 'Measured: median (least – most)', 'Limit', 'Verdict']

/** The report of everything that lies in a folder of results, as Markdown. */
export async function makeReport(folder: URL): Promise<string> {
  const measured = await Promise.all(
    parts.map(async (part) => ({ part, results: await readResults(folder, part.name) })),
  )
  return format([goalTable(measured), ...measured.flatMap(details)].join('\n\n'), {
    parser: 'markdown',
  })
}

/** The goals alone: what a run prints. */
function goalTable(measured: readonly MeasuredPart[]): string {
  const rows = measured.flatMap(({ part: { goals }, results }) =>
    goals.map((goal) => goalRow(goal, results?.samples ?? [])),
  )
  return markdownTable(goalHead, rows)
}

function details({ part, results }: MeasuredPart): string[] {
  if (!results) return []
  return [`### ${part.title}`, circumstances(results), samplesTable(part, results.samples)]
}

function circumstances({ measuredAt, rounds, seed, machine }: PartResults): string {
  const { cpu, cores, memory, loadAverage, node, chromium } = machine
  const load = `load average ${loadAverage.toFixed(1)} at the start`
  return (
    `${measuredAt.slice(0, 10)}, ${rounds} rounds, seed ${seed}: ${cores} × ${cpu}, ` +
    `${Math.round(memory / 2 ** 30)} GiB, Node ${node}, Chromium ${chromium}, ${load}.`
  )
}
