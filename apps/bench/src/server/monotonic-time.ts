/** Milliseconds on the clock that all processes of the machine share. */
export function monotonicTime(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
