/** Milliseconds since the Unix epoch as the whole seconds that the wire carries. */
export function unixSeconds(ms: number): number {
  return Math.floor(ms / 1000)
}
