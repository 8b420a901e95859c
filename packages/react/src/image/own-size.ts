import { imageError } from './image-error.ts'
import { imageProblem } from './image-problem.ts'

/** Pixels. */
export interface OwnSize {
  readonly width: number
  readonly height: number
}

/** As many pictures as a form holds. */
const most = 8
/** By the URL of what was made of a picture. The one that was asked for last comes last. */
const ownSizes = new Map<string, OwnSize>()

/** Remembers how large a picture was that is held in a smaller size. */
export function rememberOwnSize(url: string, own: OwnSize): void {
  ownSizes.delete(url)
  ownSizes.set(url, own)
  const [oldest] = ownSizes.keys()
  if (oldest !== undefined && ownSizes.size > most) ownSizes.delete(oldest)
}

/** How large a picture was before it was made smaller; `undefined` where it was not, or that is long ago. */
export function ownSizeOf(source: Blob | string): OwnSize | undefined {
  if (typeof source !== 'string') return undefined
  const own = ownSizes.get(source)
  if (own) rememberOwnSize(source, own)
  return own
}

/** The same error, told of the picture as its owner knows it rather than of what was made of it. */
export function inOwnPixels(error: unknown, own: OwnSize | undefined): unknown {
  const problem = imageProblem(error)
  if (!own || problem?.width === undefined) return error
  const isLarge = Math.min(own.width, own.height) >= (problem.limit ?? 0)
  const reason = problem.reason === 'too_small' && isLarge ? 'too_narrow' : problem.reason
  return imageError({ ...problem, ...own, reason })
}
