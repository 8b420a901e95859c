// Milliseconds. A hidden page presents nothing, and not every browser tells; the frame is there long before that.
const patience = 500

/** Resolves once a video has another frame to be drawn: events such as `seeked` may come a moment before it. */
export function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, patience)
    if (!('requestVideoFrameCallback' in video)) return
    video.requestVideoFrameCallback(() => {
      clearTimeout(late)
      resolve()
    })
  })
}
