/** Where a row of numbers lies. */
export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** @throws A `RangeError` where there is no number. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((left, right) => left - right)
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined) throw new RangeError('There is no number.')
  return { median: medianOfSorted(sorted), least, most }
}

function medianOfSorted(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2
  const [below = NaN, above = NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]]
  return (below + above) / 2
}
