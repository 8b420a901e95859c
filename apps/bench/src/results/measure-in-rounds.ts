import { shuffle } from './shuffle.ts'
import type { Figures, Sample, Subject } from './sample.ts'

/** Something that can be measured again and again. */
export interface Case extends Subject {
  /** @defaultValue as many as the run has */
  rounds?: number
  measure(): Promise<Figures>
}

export interface RoundsOptions {
  rounds: number
  /** The same seed gives the same orders. */
  seed: number
  onSample?: (sample: Sample) => void
}

/** Measures every case once in each round, each round in another order, so that no case has the machine's best time. */
export async function measureInRounds(
  cases: readonly Case[],
  { rounds, seed, onSample }: RoundsOptions,
): Promise<Sample[]> {
  const samples: Sample[] = []
  const most = Math.max(...cases.map((one) => one.rounds ?? rounds))
  for (let round = 1; round <= most; round++) {
    const due = cases.filter((one) => round <= (one.rounds ?? rounds))
    for (const one of shuffle(due, seed + round)) {
      const sample = await takeSample(one, round)
      samples.push(sample)
      onSample?.(sample)
    }
  }
  return samples
}

async function takeSample({ name, bytes, measure }: Case, round: number): Promise<Sample> {
  try {
    return { name, bytes, round, figures: await measure() }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const [failure = ''] = message.split('\n')
    return { name, bytes, round, failure }
  }
}
