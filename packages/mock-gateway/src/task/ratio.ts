/** Reads `16:9`, `1280x720` and `1280*720` as `width:height`; `undefined` for anything else. */
export function readRatio(frame: unknown): string | undefined {
  const [, width, height] =
    /^([1-9]\d*)[:x*]([1-9]\d*)$/.exec(typeof frame === 'string' ? frame : '') ?? []
  return width && height ? `${width}:${height}` : undefined
}

/** The one of some ratios that is most like another. */
export function nearestRatio<Ratio extends string>(
  ratios: readonly [Ratio, ...Ratio[]],
  ratio: string,
): Ratio {
  const distance = (other: Ratio) => Math.abs(Math.log(proportion(other) / proportion(ratio)))
  return ratios.reduce((best, other) => (distance(other) < distance(best) ? other : best))
}

function proportion(ratio: string): number {
  const [width = 1, height = 1] = ratio.split(':').map(Number)
  return width / height
}
