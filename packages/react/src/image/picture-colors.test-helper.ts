import { pixelsOf } from '../testing/compare-pictures.test-helper.ts'

const palette = {
  red: [255, 0, 0, 255],
  lime: [0, 255, 0, 255],
  blue: [0, 0, 255, 255],
  yellow: [255, 255, 0, 255],
  white: [255, 255, 255, 255],
  black: [0, 0, 0, 255],
  clear: [0, 0, 0, 0],
} as const

type Color = keyof typeof palette

/** The bytes that a `data:` URL holds. */
export async function blobOf(url: string): Promise<Blob> {
  return (await fetch(url)).blob()
}

/** Reads the nearest colours at points of a picture, each 0–1 of its sides. */
export async function colorsAt(
  url: string,
  points: readonly (readonly [x: number, y: number])[],
): Promise<Color[]> {
  const { width, height, data } = await pixelsOf(await blobOf(url))
  return points.map(([x, y]) => {
    const at = 4 * (Math.floor(y * height) * width + Math.floor(x * width))
    return nearest([0, 1, 2, 3].map((channel) => data[at + channel] ?? 0))
  })
}

/** Reads the colours of a picture's corners: left and right above, left and right below. */
export function cornersOf(url: string): Promise<Color[]> {
  const [near, far] = [0.02, 0.98]
  return colorsAt(url, [
    [near, near],
    [far, near],
    [near, far],
    [far, far],
  ])
}

function nearest(channels: readonly number[]): Color {
  const distance = (color: Color) =>
    palette[color].reduce<number>(
      (sum, value, index) => sum + Math.abs(value - (channels[index] ?? 0)),
      0,
    )
  const names = Object.keys(palette) as Color[]
  return names.toSorted((one, other) => distance(one) - distance(other))[0] ?? 'clear'
}
