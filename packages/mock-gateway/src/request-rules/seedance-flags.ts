import type { JsonRecord } from '../task/record.ts'

const flag = /(?:^|\s)--(dur|duration|ratio|rs|seed|wm|cf|fps)\s+(\S+)/g

/**
 * Reads the settings that Seedance takes inside its text: `a cat --dur 6 --ratio 9:16`.
 *
 * @returns By name, with its dashes; numbers and booleans as such.
 * @see Gateway contract §1.5
 */
export function readFlags(text: string): JsonRecord {
  const flags = Array.from(text.matchAll(flag), ([, name = '', word = '']) => {
    return [`--${name}`, readWord(word)]
  })
  return Object.fromEntries(flags) as JsonRecord
}

function readWord(word: string): unknown {
  if (/^-?\d+$/.test(word)) return Number(word)
  return word === 'true' || word === 'false' ? word === 'true' : word
}
