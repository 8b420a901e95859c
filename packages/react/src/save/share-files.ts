import { readableError, VideoError } from '@generated-video/client'
import { browserNavigator } from '../internal/browser-navigator.ts'

/**
 * What became of sharing:
 *
 * - `shared`: handed to what the user chose in the system's share sheet
 * - `canceled`: the user closed the sheet
 * - `blocked`: the browser permits it only right after a tap, and this one was too long ago
 */
export type ShareVideoResult = 'shared' | 'canceled' | 'blocked'

/** Whether the system has a share sheet for videos. */
export function canShareVideos(): boolean {
  const sample = new File([], 'video.mp4', { type: 'video/mp4' })
  return browserNavigator().canShare?.({ files: [sample] }) ?? false
}

/** @throws {@link VideoError} `download_failed` where the system refuses the files. */
export async function shareFiles(files: File[]): Promise<ShareVideoResult> {
  try {
    await navigator.share({ files })
    return 'shared'
  } catch (error) {
    const { name } = readableError(error)
    // A sheet that is still open goes on; the second tap says nothing.
    if (name === 'AbortError' || name === 'InvalidStateError') return 'canceled'
    if (name === 'NotAllowedError') return 'blocked'
    throw new VideoError('download_failed', 'The video could not be shared.', { cause: error })
  }
}
