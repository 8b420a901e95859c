import type { ImageRule } from '@generated-video/client'

/** What a picture is made for. */
export interface ImageTarget {
  /** What the model takes. */
  rule: ImageRule
  /** The video's, as `width:height`. Absent, or of another form, such as `auto`: the picture keeps its own. */
  aspectRatio?: string | undefined
  /** The video's exact pixels, as `1280x720`; used where `rule.exactSize` says so. */
  size?: string | undefined
  /**
   * `crop` fills the frame, and its middle stays; `fit` shows the whole picture, between black bars.
   *
   * @defaultValue `crop`
   */
  fit?: 'crop' | 'fit' | undefined
}
