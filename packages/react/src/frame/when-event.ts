/**
 * Resolves when a media element reports something.
 *
 * @throws What `failure` gives, where the element fails; the signal's reason, where it aborts.
 */
export function whenEvent(
  video: HTMLVideoElement,
  event: 'loadeddata' | 'seeked',
  failure: () => Error,
  signal?: AbortSignal,
): Promise<void> {
  const done = new AbortController()
  return new Promise<void>((resolve, reject) => {
    const once = { signal: done.signal }
    const abort = () => reject(signal?.reason as Error)
    if (signal?.aborted) return abort()
    if (video.error) return reject(failure())
    video.addEventListener(event, () => resolve(), once)
    video.addEventListener('error', () => reject(failure()), once)
    signal?.addEventListener('abort', abort, once)
  }).finally(() => done.abort())
}
