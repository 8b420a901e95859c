/** Gives a number from 0 up to and without 1. */
export type Random = () => number

/** Numbers that repeat for the same seed (mulberry32); without one they are the platform's. */
export function createRandom(seed: number | undefined): Random {
  if (seed === undefined)
    return () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
