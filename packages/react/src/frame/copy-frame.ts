import { readableError, VideoError } from '@generated-video/client'
import { browserNavigator } from '../internal/browser-navigator.ts'
import { captureFrame } from './capture-frame.ts'
import type { FrameTime } from './capture-frame.ts'

/**
 * Copies one frame of a video to the clipboard, as PNG in the video's own pixels. Call it in the handler of a press,
 * before any `await`: browsers allow it there only.
 *
 * @param time - As `captureFrame` takes it.
 * @returns `blocked` where the browser wants another press, or the visitor does not allow it.
 * @throws {@link VideoError} `invalid_request` where this browser, or a page without https, copies no pictures; and
 * what {@link captureFrame} throws.
 */
export async function copyFrame(
  video: HTMLVideoElement | Blob,
  time?: FrameTime,
): Promise<'copied' | 'blocked'> {
  const { clipboard } = browserNavigator()
  if (!clipboard || !('ClipboardItem' in globalThis)) throw noClipboard()
  const frame = captureFrame(video, time)
  // Whatever becomes of it is told below, which may be later.
  frame.catch(() => undefined)
  try {
    // The promise itself: Safari forgets the press while a frame is being written.
    await clipboard.write([new ClipboardItem({ 'image/png': frame })])
    return 'copied'
  } catch (cause) {
    // Where there was no frame to copy, that is what went wrong.
    await frame
    if (readableError(cause).name === 'NotAllowedError') return 'blocked'
    throw noClipboard(cause)
  }
}

function noClipboard(cause?: unknown): VideoError {
  return new VideoError('invalid_request', 'This browser cannot copy a picture from this page.', {
    action: 'ask_operator',
    cause,
  })
}
