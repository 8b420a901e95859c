import { readableError, VideoError } from '@generated-video/client'

/** Whether the browser can ask where to save: Chromium, outside of frames of another origin. */
export function canPickPlace(): boolean {
  try {
    return 'showSaveFilePicker' in globalThis && window.top?.location.origin === location.origin
  } catch {
    return false
  }
}

/**
 * Asks where to save, then writes there piece by piece. A file of that name stays as it was until all is written.
 *
 * @throws {@link VideoError} what ended the bytes; else `download_failed`.
 */
export async function pickAndWrite(
  source: Blob | Response,
  name: string,
): Promise<'saved' | 'canceled' | 'blocked'> {
  const { fileSave } = await import('browser-fs-access')
  try {
    const format = name.endsWith('.webm') ? 'webm' : 'mp4'
    await fileSave(source, {
      fileName: name,
      extensions: [`.${format}`],
      mimeTypes: [`video/${format}`],
    })
    return 'saved'
  } catch (error) {
    if (VideoError.is(error)) throw error
    const reason = readableError(error).name
    if (reason === 'AbortError') return 'canceled'
    // The dialogue came too late after the tap, or was refused.
    if (reason === 'SecurityError' || reason === 'NotAllowedError') return 'blocked'
    throw new VideoError('download_failed', 'The video could not be written there.', {
      cause: error,
    })
  }
}
