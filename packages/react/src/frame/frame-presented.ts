// Milliseconds. Not every browser tells of each frame, and a hidden page presents none: it is there long before that.
const patience = { visible: 2_000, hidden: 500 }
// Seconds. Frames last no longer, so one this near may be the same as before.
const frameLength = 0.1

/**
 * Resolves once a video presents the frame of the time that it goes to. Events such as `seeked` may come before that
 * does, and a frame of before may still be on its way when it goes.
 *
 * @param from - The time it comes from, in seconds; `Infinity` where it comes from nowhere.
 * @param arrived - The event that says that it is there.
 * @throws What `arrived` rejects with.
 */
export async function framePresented(
  video: HTMLVideoElement,
  from: number,
  arrived: Promise<unknown>,
): Promise<void> {
  const presented = presentedAfter(video, from)
  await arrived
  let late: ReturnType<typeof setTimeout> | undefined
  const given = new Promise<void>((resolve) => {
    late = setTimeout(resolve, patience[document.visibilityState])
  })
  await Promise.race([presented, given])
  clearTimeout(late)
}

function presentedAfter(video: HTMLVideoElement, from: number): Promise<void> {
  return new Promise((resolve) => {
    if ('requestVideoFrameCallback' in video) watch()

    function watch() {
      video.requestVideoFrameCallback((_, { mediaTime }) => {
        const away = Math.abs(mediaTime - video.currentTime)
        if (away > frameLength && Math.abs(mediaTime - from) < away) watch()
        else resolve()
      })
    }
  })
}
