import type { BodyBuilder } from '../request/body-builder.ts'
import type { ImageRule } from './image-rule.ts'

/** The vendors' model families; each has its own body shape and result kind. */
export type VideoModelFamily = 'sora' | 'veo' | 'wan' | 'seedance'

/** How long a model usually takes from submit to success, in milliseconds. */
export interface TypicalTime {
  /** Half of the tasks are done by then. */
  p50: number
  /** Nine in ten are. */
  p90: number
  /** True where it is read off a published range and not measured. */
  estimated?: boolean
}

/** What holds for a model whatever is asked of it. */
export interface VideoModelFacts {
  label: string
  family: VideoModelFamily
  typicalTime: TypicalTime
  /** `download`: ask the download route. `url`: the status answer carries a link or a `data:` URL. */
  result: 'download' | 'url'
  /** How long the gateway keeps a finished video, in milliseconds. */
  resultLifetime?: number
  /** The vendor's switch-off. Past it the model carries a warning and stays selectable. */
  retirement?: { readonly date: string; readonly successor?: string }
  /** True where it can no longer be chosen: switched off, or not yours. @defaultValue false */
  gone?: boolean
  /** True for an id of sibling deployments: offered only where the gateway lists it. @defaultValue false */
  sibling?: boolean
  /** The longest prompt, in code points. @defaultValue no limit is known */
  promptLimit?: number
  /** Writes the body in place of the family's own builder. */
  buildBody?: BodyBuilder
}

/**
 * One model: what it takes, and what it makes of it. Data only; apps may extend and override it. A setting that is
 * absent is one that the model does not have.
 */
export interface VideoModel extends VideoModelFacts {
  /** Allowed lengths in seconds; the first is the default. */
  durations: readonly number[]
  /** Allowed frames, as `width:height`; the first is the default. */
  aspectRatios: readonly string[]
  /** Allowed heights, such as `720p`; the first is the default. */
  resolutions?: readonly string[]
  /** Allowed pixels, as `1280x720`; the first is the default. They say the same as ratio and resolution, exactly. */
  sizes?: readonly string[]
  styles?: readonly string[]
  /** What pictures must be like. Absent for a model that takes none. */
  image?: ImageRule
  /** The video begins with a picture. */
  firstFrame?: boolean
  /** It ends with another; only together with a first frame. */
  lastFrame?: boolean
  /** How many pictures it may take hints from, instead of frames. */
  references?: number
  /** True where it makes videos of pictures only. */
  needsImage?: boolean
  /** Allowed seeds, whole numbers. */
  seed?: { readonly min: number; readonly max: number }
  /** `always`: with sound whether asked for or not. */
  audio?: 'optional' | 'always'
  negativePrompt?: boolean
  watermark?: boolean
  /** The most videos of one request. @defaultValue 1 */
  count?: number
  /** Whether an earlier video of the same model may be changed by a new prompt. */
  remix?: boolean
}

/** Models by id. */
export type VideoModelCatalog = Readonly<Record<string, VideoModel>>
