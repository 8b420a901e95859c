import { vi } from 'vitest'

/** Counts the bitmaps that are made from now on, and those that are closed. */
export function watchBitmaps() {
  const decode = vi.spyOn(globalThis, 'createImageBitmap')
  const close = vi.spyOn(ImageBitmap.prototype, 'close')
  return {
    /** How often something was to be decoded. */
    decoded: () => decode.mock.calls.length,
    /** How many are still open. */
    open: () =>
      decode.mock.settledResults.filter(({ type }) => type === 'fulfilled').length -
      close.mock.calls.length,
  }
}
