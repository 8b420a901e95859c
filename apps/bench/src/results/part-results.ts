import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { Machine } from './machine.ts'
import type { Sample } from './sample.ts'

/** What one part gave, and under which circumstances. */
export interface PartResults {
  /** ISO 8601. */
  measuredAt: string
  rounds: number
  seed: number
  machine: Machine
  samples: readonly Sample[]
}

/** The committed results, or those of a quick look. */
export function resultsFolder(quick: boolean): URL {
  return new URL(quick ? '../../results/quick/' : '../../results/', import.meta.url)
}

/** Writes one line about the run, and one for each sample. */
export async function writeResults(
  folder: URL,
  part: string,
  { samples, ...run }: PartResults,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const lines = [run, ...samples].map((line) => `${JSON.stringify(line)}\n`)
  await writeFile(new URL(`${part}.jsonl`, folder), lines.join(''))
}

/** @returns `undefined` where the part has not been measured. */
export async function readResults(folder: URL, part: string): Promise<PartResults | undefined> {
  const text = await readFile(new URL(`${part}.jsonl`, folder), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const [run, ...samples] = text.trim().split('\n')
  return {
    ...(JSON.parse(run ?? '') as Omit<PartResults, 'samples'>),
    samples: samples.map((line) => JSON.parse(line) as Sample),
  }
}
