import type { VideoSource } from '../video-task.ts'

/** Stands in a parsed answer where a `data:` URL stood: the bytes never become a string. */
export class EmbeddedVideo {
  readonly source: VideoSource

  constructor(source: VideoSource) {
    this.source = source
  }
}
