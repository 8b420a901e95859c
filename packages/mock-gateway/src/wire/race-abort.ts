/**
 * Does work that ends early where the signal aborts.
 *
 * @throws The signal's reason; before the work begins, where it has aborted already.
 */
export function raceAbort<Output>(
  signal: AbortSignal | undefined,
  work: () => Promise<Output>,
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason)
    if (signal?.aborted) return abort()
    signal?.addEventListener('abort', abort, { once: true })
    work()
      .then(resolve, reject)
      .finally(() => signal?.removeEventListener('abort', abort))
  })
}
