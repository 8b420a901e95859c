import { plainKey } from './key-words.ts'
import { isRecord } from './record.ts'

/** Every value whose key, in one spelling, is one of these, wherever it stands in an answer; what is further out first. */
export function valuesNamed(answer: unknown, names: readonly string[]): unknown[] {
  const found: unknown[] = []
  let level = [answer]
  while (level.length > 0) {
    const entries = level
      .flat(Infinity)
      .filter(isRecord)
      .flatMap((one) => Object.entries(one))
    found.push(
      ...entries.filter(([key]) => names.includes(plainKey(key))).map(([, value]) => value),
    )
    level = entries.map(([, value]) => value)
  }
  return found
}
