import { createSurface } from './create-surface.ts'
import { nextTask } from './next-task.ts'
import type { Box, Placement } from './place-picture.ts'

/** Pixels drawn in one piece: a few milliseconds. */
const pieceLength = 2 ** 19
/** How much of the work one halving is of what is left. */
const halvingPart = 0.75

/** Takes note of how far the work is, 0–1; it throws where the work is no longer wanted. */
export type Advance = (progress: number) => void

/**
 * Draws a picture into its frame. A much smaller one is halved on the way, as otherwise most of its pixels would not
 * be looked at.
 */
export async function drawPicture(
  source: ImageBitmap | OffscreenCanvas,
  placement: Placement,
  advance: Advance,
): Promise<OffscreenCanvasRenderingContext2D> {
  const { to, width, height } = placement
  let { from } = placement
  let picture: CanvasImageSource = source
  let done = 0
  while (from.width >= 2 * to.width && from.height >= 2 * to.height) {
    const half = { x: 0, y: 0, width: from.width >> 1, height: from.height >> 1 }
    const surface = createSurface(half.width, half.height)
    // Whole pairs of pixels, so that each new one is the mean of four.
    const pairs = { ...from, width: 2 * half.width, height: 2 * half.height }
    const start = done
    const part = (1 - done) * halvingPart
    await drawInPieces(surface, picture, pairs, half, (piece) => advance(start + part * piece))
    done += part
    picture = surface.canvas
    from = half
  }
  const surface = createSurface(width, height)
  surface.fillRect(0, 0, width, height)
  surface.clearRect(to.x, to.y, to.width, to.height)
  await drawInPieces(surface, picture, from, to, (piece) => advance(done + (1 - done) * piece))
  return surface
}

/** Draws one strip after the other, each in a task of its own. */
async function drawInPieces(
  surface: OffscreenCanvasRenderingContext2D,
  picture: CanvasImageSource,
  from: Box,
  to: Box,
  advance: Advance,
): Promise<void> {
  // Down to the half, neighbours are all there is to look at.
  surface.imageSmoothingQuality = to.width > from.width ? 'high' : 'low'
  const rows = Math.max(1, Math.floor(pieceLength / to.width))
  for (let y = 0; y < to.height; y += rows) {
    surface.save()
    surface.beginPath()
    // Drawn whole and seen through a slit: drawn piece by piece, its seams would show.
    surface.rect(to.x, to.y + y, to.width, rows)
    surface.clip()
    surface.drawImage(
      picture,
      from.x,
      from.y,
      from.width,
      from.height,
      to.x,
      to.y,
      to.width,
      to.height,
    )
    surface.restore()
    // Canvases put off drawing until somebody looks.
    surface.getImageData(to.x, to.y + y, 1, 1)
    await nextTask()
    advance(Math.min(1, (y + rows) / to.height))
  }
}
