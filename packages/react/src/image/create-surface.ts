import { imageError } from './image-error.ts'

/**
 * Makes something to draw on, outside the page. It stays with the processor: sending a large picture to the graphics
 * card and back takes longer than drawing it, and in one piece.
 *
 * @throws VideoError `invalid_request` where it is more than this browser can draw.
 */
export function createSurface(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const canvas = 'OffscreenCanvas' in globalThis ? new OffscreenCanvas(width, height) : undefined
  const context = canvas?.getContext('2d', { willReadFrequently: true })
  if (context) return context
  throw imageError({ reason: 'too_many_pixels', width, height })
}
