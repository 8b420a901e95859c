import type { VideoModel } from '../catalog/video-model.ts'
import type { VideoRequestFields } from './video-request.ts'

/** The ratio of pixels such as `1280x720`, as `16:9`; `undefined` for what is no size. */
export function ratioOfSize(size: string): string | undefined {
  const [, width, height] = /^(\d{1,5})[x*](\d{1,5})$/.exec(size)?.map(Number) ?? []
  if (!width || !height) return undefined
  const divisor = greatestDivisor(width, height)
  return `${width / divisor}:${height / divisor}`
}

/** The exact pixels of a request, asked for as such or by a ratio that the model has one size for. */
export function sizeOf(
  { size, aspectRatio }: Pick<VideoRequestFields, 'size' | 'aspectRatio'>,
  model: Pick<VideoModel, 'sizes'> | undefined,
): string | undefined {
  if (size !== undefined || aspectRatio === undefined) return size
  return model?.sizes?.find((one) => ratioOfSize(one) === aspectRatio)
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other)
}
