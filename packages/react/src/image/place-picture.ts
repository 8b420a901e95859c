import { imageError } from './image-error.ts'
import type { ImageRule } from '@generated-video/client'
import type { ImageTarget } from './image-target.ts'

interface Size {
  width: number
  height: number
}

/** A rectangle, in whole pixels. */
export interface Box extends Size {
  x: number
  y: number
}

/** Which part of a picture goes where. */
export interface Placement extends Size {
  /** In the picture. */
  from: Box
  /** In a frame of `width` × `height`; what it leaves free are bars. */
  to: Box
}

/**
 * Works out how a picture fills the frame of a video: smaller where it has to be, larger only where the model takes
 * nothing as small, or wants exact pixels.
 *
 * @param picture - Its size once turned upright.
 * @throws VideoError `invalid_request` where that makes it too narrow.
 */
export function placePicture(picture: Size, target: ImageTarget): Placement {
  const { rule, size, aspectRatio, fit = 'crop' } = target
  const exact = rule.exactSize ? parseSize(size, 'x') : undefined
  const { width, height } = exact ?? parseSize(aspectRatio, ':') ?? picture
  const frame = frameOf(picture, width / height, fit)
  const output = exact ?? fitRule(picture, frame, rule)
  const shown = {
    width: Math.min(picture.width, frame.width),
    height: Math.min(picture.height, frame.height),
  }
  return {
    ...output,
    from: centre(shown, picture),
    // Each side for itself: rounding has made them a little uneven, and a bar one pixel wide would show.
    to: centre(
      {
        width: (shown.width * output.width) / frame.width,
        height: (shown.height * output.height) / frame.height,
      },
      output,
    ),
  }
}

/** A frame of that ratio in the picture's pixels: the largest inside the picture, or the smallest around it. */
function frameOf({ width, height }: Size, ratio: number, fit: 'crop' | 'fit'): Size {
  const isWider = width / height > ratio
  return isWider === (fit === 'crop')
    ? { width: height * ratio, height }
    : { width, height: width / ratio }
}

function fitRule(picture: Size, frame: Size, { minSide, maxSide }: ImageRule): Size {
  const smaller = Math.min(1, maxSide / longerSide(frame))
  const enough = Math.max(smaller, minSide / shorterSide(frame))
  const size = rounded(scale(frame, enough))
  if (longerSide(size) <= maxSide) return size
  const { width, height } = picture
  throw imageError({ reason: 'too_narrow', width, height, limit: minSide })
}

function centre(inner: Size, outer: Size): Box {
  const { width, height } = rounded(inner)
  const box = { width: Math.min(width, outer.width), height: Math.min(height, outer.height) }
  return {
    x: Math.floor((outer.width - box.width) / 2),
    y: Math.floor((outer.height - box.height) / 2),
    ...box,
  }
}

function parseSize(text: string | undefined, separator: 'x' | ':'): Size | undefined {
  const [width = 0, height = 0, ...rest] = text?.split(separator).map(Number) ?? []
  const isSize = rest.length === 0 && [width, height].every((side) => side > 0 && side < Infinity)
  return isSize ? { width, height } : undefined
}

function scale({ width, height }: Size, by: number): Size {
  return { width: width * by, height: height * by }
}

function rounded({ width, height }: Size): Size {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) }
}

function shorterSide({ width, height }: Size): number {
  return Math.min(width, height)
}

function longerSide({ width, height }: Size): number {
  return Math.max(width, height)
}
