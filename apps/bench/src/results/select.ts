import { spreadOf } from './spread.ts'
import type { Figure, Sample, Subject } from './sample.ts'

/** Says why there is no number. */
export class NoFigure extends Error {
  override readonly name = 'NoFigure'
}

/**
 * What was measured of a subject, in the order of the rounds.
 *
 * @throws {@link NoFigure} where one of its measurements failed, or there is none.
 */
export function valuesOf(samples: readonly Sample[], subject: Subject, figure: Figure): number[] {
  const own = samples.filter(({ name, bytes }) => name === subject.name && bytes === subject.bytes)
  const values = own
    .toSorted((left, right) => left.round - right.round)
    .map((sample) => {
      if ('failure' in sample) throw new NoFigure('failed')
      return sample.figures[figure] ?? NaN
    })
  if (values.length === 0) throw new NoFigure('not measured')
  return values
}

/** One subject's figure over another's, within each round. */
export function ratiosOf(
  samples: readonly Sample[],
  subject: Subject,
  base: Subject,
  figure: Figure,
): number[] {
  const bases = valuesOf(samples, base, figure)
  return valuesOf(samples, subject, figure).map((value, round) => value / (bases[round] ?? NaN))
}

/** One median over another, as a row of one. */
export function ratioOfMedians(
  samples: readonly Sample[],
  ...[over, under]: readonly [[Subject, Figure], [Subject, Figure]]
): number[] {
  const median = ([subject, figure]: [Subject, Figure]) =>
    spreadOf(valuesOf(samples, subject, figure)).median
  return [median(over) / median(under)]
}
