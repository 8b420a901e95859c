import { browserNavigator } from '../internal/browser-navigator.ts'

/** Bytes of the largest video that is fetched without being asked for. */
const largest = 64 * 1024 * 1024

/**
 * How many bytes of a video are fetched without being asked for: none of one that was made elsewhere, and none at all
 * where the visitor saves data.
 */
export function largestUnasked(isOurs: boolean): number {
  return isOurs && !savesData() ? largest : 0
}

/** Chromium alone tells. */
function savesData(): boolean {
  return browserNavigator().connection?.saveData === true
}
