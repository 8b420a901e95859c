// Milliseconds. Not every browser tells of each frame, and a hidden page presents none: it is there long before that.
const patience = { visible: 2_000, hidden: 500 }
// Seconds. Frames last no longer, so one this near may be the same as before.
const frameLength = 0.1

export interface AwaitedFrame {
  /** The time it comes from, in seconds; `Infinity` where it comes from nowhere. */
  readonly from: number
  /** Whether the frame of a time is the one that is waited for. @defaultValue whether it is no frame of before */
  readonly isAwaited?: ((mediaTime: number) => boolean) | undefined
  /** How long it is waited for, in milliseconds. @defaultValue 2 s, in a hidden page half a second */
  readonly patience?: number | undefined
}

/**
 * Resolves once a video presents the frame of the time that it goes to. Events such as `seeked` may come before that
 * does, and a frame of before may still be on its way when it goes.
 *
 * @param arrived - The event that says that it is there.
 * @returns The frame's time in seconds; `undefined` where the browser told of none.
 * @throws What `arrived` rejects with.
 */
export async function framePresented(
  video: HTMLVideoElement,
  arrived: Promise<unknown>,
  awaited: AwaitedFrame,
): Promise<number | undefined> {
  const presented = presentedAfter(video, awaited)
  await arrived
  let late: ReturnType<typeof setTimeout> | undefined
  const given = new Promise<undefined>((resolve) => {
    late = setTimeout(
      () => resolve(undefined),
      awaited.patience ?? patience[document.visibilityState],
    )
  })
  const mediaTime = await Promise.race([presented, given])
  clearTimeout(late)
  return mediaTime
}

function presentedAfter(video: HTMLVideoElement, awaited: AwaitedFrame): Promise<number> {
  const isAwaited = awaited.isAwaited ?? isNew
  return new Promise((resolve) => {
    if ('requestVideoFrameCallback' in video) watch()

    function watch() {
      video.requestVideoFrameCallback((_, { mediaTime }) => {
        if (isAwaited(mediaTime)) resolve(mediaTime)
        else watch()
      })
    }
  })

  function isNew(mediaTime: number) {
    const away = Math.abs(mediaTime - video.currentTime)
    return away <= frameLength || Math.abs(mediaTime - awaited.from) >= away
  }
}
