/** 0–255. */
const dark = 32
/** The part of the pixels, 0–1, that has to be lighter than that. */
const enough = 0.02

/** Whether a picture shows hardly anything, as the first frame of a video that fades in. */
export function isNearlyBlack({ data }: Pick<ImageData, 'data'>): boolean {
  let light = 0
  for (let at = 0; at + 2 < data.length; at += 4) if (lumaAt(data, at) > dark) light++
  return light * 4 < data.length * enough
}

/** @see ITU-R BT.601 */
function lumaAt(data: ImageData['data'], at: number): number {
  const channel = (index: number) => data[at + index] ?? 0
  return 0.299 * channel(0) + 0.587 * channel(1) + 0.114 * channel(2)
}
