import { parseArgs } from 'node:util'
import { parts } from './parts.ts'
import type { Part } from './part.ts'

export interface BenchOptions {
  /** What is measured. */
  parts: readonly Part[]
  quick: boolean
  rounds: number
  seed: number
}

/** @throws A `TypeError` for options that make no sense. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
    },
  })
  const { quick, seed, only } = values
  return {
    quick,
    rounds: wholeNumber('rounds', values.rounds ?? (quick ? '2' : '5')),
    seed: wholeNumber('seed', seed),
    parts: only === undefined ? parts : [...new Set(only.split(',').map(findPart))],
  }
}

/** By its name, or by a goal that it judges. */
function findPart(wanted: string): Part {
  const part = parts.find((one) => namesOf(one).includes(wanted))
  if (part) return part
  const known = new Set(parts.flatMap(namesOf))
  throw new TypeError(`--only knows no "${wanted}", but ${[...known].join(', ')}.`)
}

function namesOf({ name, goals }: Part): string[] {
  return [name, ...goals.map(({ id }) => id)]
}

function wholeNumber(name: string, value: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number > 0) return number
  throw new TypeError(`--${name} takes a whole number above 0, not "${value}".`)
}
