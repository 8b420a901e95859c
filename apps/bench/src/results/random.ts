/**
 * Numbers from 0 up to and without 2³², which the seed alone decides.
 *
 * @see https://en.wikipedia.org/wiki/Linear_congruential_generator, with Numerical Recipes' parameters
 */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0)
}
