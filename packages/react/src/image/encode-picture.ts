import { drawPicture } from './draw-picture.ts'
import { hasAlpha } from './has-alpha.ts'
import { imageError } from './image-error.ts'
import type { ImageRule, ImageType } from '@generated-video/client'
import type { Advance } from './draw-picture.ts'

/** 0–1, from the one that nobody can tell from the original. */
const qualities = [0.92, 0.8, 0.65, 0.5]
/** 0–1, of each side: where no quality helps, it is made smaller by this at least. */
const step = 0.9

export interface EncodedPicture {
  blob: Blob
  type: ImageType
  width: number
  height: number
}

/**
 * Writes a drawn picture as the model wants it: of its preferred type, or one that keeps what is transparent, at the
 * highest quality that is small enough.
 *
 * @throws VideoError `invalid_request` where it stays too large.
 */
export async function encodePicture(
  picture: OffscreenCanvasRenderingContext2D,
  { types, maxBytes, minSide, exactSize }: ImageRule,
  isOpaque: boolean,
  advance: Advance,
): Promise<EncodedPicture> {
  const clear = !isOpaque && (await hasAlpha(picture))
  // In their order otherwise.
  const order = clear ? types.toSorted((one, other) => rank(one) - rank(other)) : types
  let surface = picture
  for (let attempt = 1; ;) {
    const { width, height } = surface.canvas
    let smallest = Infinity
    for (const type of order) {
      for (const quality of type === 'image/png' ? [1] : qualities) {
        const blob = await write(surface, type, quality)
        advance(1 - 1 / ++attempt)
        // A browser that cannot write a type writes PNG.
        if (blob.type === type && blob.size <= maxBytes) return { blob, type, width, height }
        smallest = Math.min(smallest, blob.size)
      }
    }
    const least = Math.max(1, minSide) / Math.min(width, height)
    if (exactSize || least >= 1) throw imageError({ reason: 'stays_too_large', limit: maxBytes })
    // Bytes go with the area. Each try may wait a second for a busy page, so there are few.
    const scale = Math.min(step, Math.sqrt(maxBytes / smallest))
    surface = await shrink(surface, Math.max(least, scale))
  }
}

function rank(type: ImageType): number {
  return type === 'image/jpeg' ? 1 : 0
}

async function write(
  surface: OffscreenCanvasRenderingContext2D,
  type: ImageType,
  quality: number,
): Promise<Blob> {
  const { canvas } = surface
  if (type === 'image/jpeg') addGround(surface)
  try {
    return await canvas.convertToBlob({ type, quality })
  } catch {
    throw imageError({ reason: 'too_many_pixels', width: canvas.width, height: canvas.height })
  }
}

/** White, as the page that cut-out pictures are made for; JPEG alone would make it black. */
function addGround(surface: OffscreenCanvasRenderingContext2D): void {
  surface.globalCompositeOperation = 'destination-over'
  surface.fillStyle = 'white'
  surface.fillRect(0, 0, surface.canvas.width, surface.canvas.height)
}

function shrink(
  { canvas }: OffscreenCanvasRenderingContext2D,
  scale: number,
): Promise<OffscreenCanvasRenderingContext2D> {
  // Rounded down, so that the smallest picture becomes smaller too.
  const shrunk = (side: number) => Math.max(1, Math.floor(side * scale + 1e-6))
  const size = { width: shrunk(canvas.width), height: shrunk(canvas.height) }
  const from = { x: 0, y: 0, width: canvas.width, height: canvas.height }
  return drawPicture(canvas, { from, to: { x: 0, y: 0, ...size }, ...size }, () => undefined)
}
