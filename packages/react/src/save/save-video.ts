import { VideoError } from '@generated-video/client'
import type { VideoFileHandle, VideoFiles } from '@generated-video/client'
import { cleanFileName, videoFileName } from './video-file-name.ts'

export interface SaveVideoVariables {
  /** Kept bytes, a Blob, or an object URL of one. */
  file: VideoFileHandle | Blob | `blob:${string}`
  /** @defaultValue `{prompt}_{model}_{yyyyMMdd-HHmmss}_{id4}.mp4` */
  filename?: string | undefined
  /** Begins the default name. */
  prompt?: string | undefined
  model?: string | undefined
}

export interface SaveVideoContext {
  urls: Pick<VideoFiles, 'objectUrl'>
  /** Milliseconds since the Unix epoch. */
  now: () => number
  /** Calls back after a time in milliseconds. */
  schedule: (callback: () => void, delay: number) => unknown
}

// A browser may still be reading it, or asking where to put it.
const urlLife = 120_000

/**
 * Saves the exact bytes to the user's disk, by a download link.
 *
 * @throws {@link VideoError} `download_failed` where the bytes are no longer kept.
 */
export async function saveVideo(
  { urls, now, schedule }: SaveVideoContext,
  { file, filename, prompt, model }: SaveVideoVariables,
): Promise<'saved'> {
  const id = typeof file === 'string' ? file : 'fileId' in file ? file.taskId : undefined
  const name =
    filename === undefined
      ? videoFileName({ prompt, model, at: now(), id })
      : cleanFileName(filename)
  if (typeof file === 'string') return clickLink(file, name)

  const lease = await urls.objectUrl('fileId' in file ? file.fileId : file)
  if (!lease) {
    throw new VideoError('download_failed', 'The video to save is no longer kept.', {
      taskId: id,
    })
  }
  schedule(() => lease.release(), urlLife)
  return clickLink(lease.url, name)
}

function clickLink(url: string, name: string): 'saved' {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  return 'saved'
}
