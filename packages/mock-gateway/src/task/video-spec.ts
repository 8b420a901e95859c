/** The video that a task makes, once the gateway has corrected what it corrects without a word. */
export interface VideoSpec {
  /** What the vendor is told. */
  readonly prompt: string
  readonly durationSeconds: number
  /** @defaultValue false */
  readonly hasSound?: boolean
  /** `width:height` */
  readonly ratio: string
  /** In the vendor's spelling: `1280x720`, `1280*720`. */
  readonly size?: string
  /** `480p`, `720p` or `1080p` */
  readonly resolution?: string
  readonly seed?: number | undefined
  /** How many videos. */
  readonly count: number
  /** The vendor's id of the Sora video that this one remixes. */
  readonly remixedFrom?: string
}
