/** A video of the bench's gateway. Its task id tells its length, so any length is there to be asked for. */
export interface VideoAddress {
  /** Of the gateway, or of the handler in front of it. */
  origin: string
  bytes: number
}

/** One way to a video's bytes. */
export type Download = (video: VideoAddress) => Promise<Blob>

export function taskIdOf({ bytes }: Pick<VideoAddress, 'bytes'>): string {
  return `video_${bytes}`
}

/** The gateway's JSON, with the video in it twice. */
export function downloadUrl(video: VideoAddress): string {
  return `${video.origin}/v1/video/generations/download?id=${taskIdOf(video)}`
}

/** The status answer, with the video in it as a `data:` URL. */
export function statusUrl(video: VideoAddress): string {
  return `${video.origin}/v1/video/generations/${taskIdOf(video)}`
}

/** The video as a plain file. */
export function fileUrl(video: VideoAddress): string {
  return `${video.origin}/files/${taskIdOf(video)}`
}
