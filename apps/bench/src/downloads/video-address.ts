/** Where a video of the bench's gateway is to be had. */
export interface VideoAddress {
  /** Of the gateway, or of the handler in front of it. */
  origin: string
  taskId: string
}

/** One way to a video's bytes. */
export type Download = (video: VideoAddress) => Promise<Blob>

/** Sora's tasks have a download answer, Veo's are a status answer; a slow one is Sora's and trickles. */
export type TaskKind = 'sora' | 'veo' | 'slow'

/** The gateway makes a video of any length: the task's id says which. */
export function taskIdOf(bytes: number, kind: TaskKind = 'sora'): string {
  return `${kind}_${bytes}`
}

/** The gateway's JSON, with the video in it twice. */
export function downloadUrl({ origin, taskId }: VideoAddress): string {
  return `${origin}/v1/video/generations/download?id=${taskId}`
}

/** The status answer, with the video in it as a `data:` URL. */
export function statusUrl({ origin, taskId }: VideoAddress): string {
  return `${origin}/v1/video/generations/${taskId}`
}

/** The video as a plain file. */
export function fileUrl({ origin, taskId }: VideoAddress): string {
  return `${origin}/files/${taskId}`
}

/** The video as our handler serves it. */
export function handlerUrl({ origin, taskId }: VideoAddress): string {
  return `${origin}/api/video/generations/download?id=${taskId}`
}
