/** The picture types that the gateway's models read. Contract §1.2. */
export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp'

/** What a model takes as a frame or a reference. */
export interface ImageRule {
  /** In the order of preference. */
  types: readonly ImageType[]
  /** The largest file, in bytes, before base64. */
  maxBytes: number
  /** The shorter side at least, in pixels; a smaller picture is refused. */
  minSide: number
  /** The longer side at most, in pixels; a larger picture is made smaller. */
  maxSide: number
  /** True where a frame must have the video's exact pixels; else its ratio is enough. */
  exactSize?: boolean
}
