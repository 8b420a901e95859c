type Rgb = readonly [red: number, green: number, blue: number]

/** The colours of one clip, 0–255 each. */
export interface Palette {
  skyTop: Rgb
  skyBottom: Rgb
  ribbons: readonly [Rgb, Rgb, Rgb]
  orb: Rgb
  nearHill: Rgb
  farHill: Rgb
}

/**
 * Paints one frame of a loop: a night sky, three ribbons of light that drift, an orb and two lines of hills.
 *
 * @param phase - Where the loop stands, 0–1. Time enters only through whole turns, so the end meets the beginning.
 * @returns RGB, three bytes a pixel, rows from the top.
 */
export function paintFrame(
  palette: Palette,
  { width, height }: { width: number; height: number },
  phase: number,
): Uint8Array {
  const pixels = new Uint8Array(width * height * 3)
  const turn = 2 * Math.PI * phase
  const scale = Math.min(width, height)
  const orbX = width * (0.64 + 0.05 * Math.cos(turn))
  const orbY = height * (0.34 + 0.03 * Math.sin(turn))

  for (let row = 0; row < height; row++) {
    const y = row / height
    for (let column = 0; column < width; column++) {
      const u = column / scale
      const color = mix(palette.skyTop, palette.skyBottom, smooth(y / 0.82))

      palette.ribbons.forEach((ribbon, index) => {
        const crest = ribbonCrest(index, u, turn)
        const distance = y - crest
        // A curtain of light is sharp below and fades upwards.
        const spread = distance > 0 ? 0.07 : 0.26
        const shimmer =
          0.72 + 0.28 * Math.sin(5.1 * u + index * 2.4 + turn * (index === 1 ? -1 : 1))
        glow(color, ribbon, 0.62 * shimmer * Math.exp(-((distance / spread) ** 2)))
      })

      const reach = Math.hypot(column - orbX, row - orbY) / scale
      glow(color, palette.orb, 0.95 * smooth((0.094 - reach) / 0.028))
      glow(color, palette.orb, 0.42 * Math.exp(-reach * 6.5))

      cover(color, palette.farHill, smooth((y - farRidge(u)) / 0.008))
      cover(color, palette.nearHill, smooth((y - nearRidge(u)) / 0.008))

      const vignette = 1 - 0.22 * ((column / width - 0.5) ** 2 + (y - 0.5) ** 2) * 2
      const at = (row * width + column) * 3
      for (let channel = 0; channel < 3; channel++) {
        const grain = hash(column, row, channel) - 0.5
        pixels[at + channel] = Math.max(0, Math.min(255, (color[channel] ?? 0) * vignette + grain))
      }
    }
  }
  return pixels
}

function ribbonCrest(index: number, u: number, turn: number): number {
  const drift = index === 1 ? -turn : turn
  return (
    0.3 +
    index * 0.15 +
    0.07 * Math.sin(2.3 * u + index * 1.9 + drift) +
    0.035 * Math.sin(4.7 * u - index * 1.3 - drift)
  )
}

function farRidge(u: number): number {
  return 0.775 + 0.035 * Math.sin(3.1 * u + 0.6) + 0.014 * Math.sin(8.3 * u + 2)
}

function nearRidge(u: number): number {
  return 0.87 + 0.03 * Math.sin(2.2 * u + 3.4) + 0.01 * Math.sin(7.1 * u)
}

function mix(from: Rgb, to: Rgb, share: number): [number, number, number] {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ]
}

/** Adds light the way film does: it never clips. */
function glow(color: [number, number, number], light: Rgb, strength: number): void {
  color[0] += (255 - color[0]) * (light[0] / 255) * strength
  color[1] += (255 - color[1]) * (light[1] / 255) * strength
  color[2] += (255 - color[2]) * (light[2] / 255) * strength
}

function cover(color: [number, number, number], paint: Rgb, share: number): void {
  color[0] += (paint[0] - color[0]) * share
  color[1] += (paint[1] - color[1]) * share
  color[2] += (paint[2] - color[2]) * share
}

function smooth(value: number): number {
  const x = Math.max(0, Math.min(1, value))
  return x * x * (3 - 2 * x)
}

/** The same noise in every frame: it hides banding and costs the codec nothing. */
function hash(x: number, y: number, z: number): number {
  const value = Math.sin(x * 12.9898 + y * 78.233 + z * 37.719) * 43758.5453
  return value - Math.floor(value)
}
