import { VideoError } from '@generated-video/client'

/**
 * Draws the frame that a video shows, in the video's own pixels.
 *
 * @param maxWidth - In pixels; a wider frame is made smaller.
 * @returns `undefined` where it shows none, or none yet.
 * @throws {@link VideoError} `forbidden` where the video is of another origin, `invalid_request` where there is nothing
 * to draw on.
 */
export function drawFrame(
  video: HTMLVideoElement,
  maxWidth: number = Infinity,
): HTMLCanvasElement | undefined {
  const { videoWidth, videoHeight } = video
  const scale = Math.min(1, maxWidth / videoWidth)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(videoWidth * scale))
  canvas.height = Math.max(1, Math.round(videoHeight * scale))
  // Its pixels are looked at again; Chromium warns in the console otherwise.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) {
    throw new VideoError('invalid_request', 'There is no canvas here to draw the frame on.', {
      action: 'ask_operator',
    })
  }
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  return isEmpty(context) ? undefined : canvas
}

// Events may come a moment before the frame does; then nothing is drawn, and nothing said.
function isEmpty(context: CanvasRenderingContext2D): boolean {
  try {
    return context.getImageData(0, 0, 1, 1).data[3] === 0
  } catch (cause) {
    throw new VideoError(
      'forbidden',
      'The browser lets no page read the frames of a linked video of another origin. Fetch the video, or save it, and ' +
        'capture the frame from its bytes.',
      { cause },
    )
  }
}
