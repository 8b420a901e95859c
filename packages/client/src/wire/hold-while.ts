const held = new Set<{ request: Request }>()

/**
 * Keeps a request in memory until the work on it settles. In Node a `Request` follows the signal it was made with only
 * as long as it lives itself: once it is collected, aborts and time limits stop nothing.
 *
 * @see https://github.com/nodejs/undici/issues/4068
 */
export function holdWhile<Result>(request: Request, work: Promise<Result>): Promise<Result> {
  const hold = { request }
  held.add(hold)
  const release = () => held.delete(hold)
  work.then(release, release)
  return work
}
