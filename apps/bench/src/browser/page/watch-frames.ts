/** The gaps between the page's frames. */
export interface FrameWatch {
  /** The longest gap that overlaps a span of time, in milliseconds. Waits until the frame after it. */
  longestGap(start: number, end: number): Promise<number>
}

/** Notes when each animation frame begins. */
export function watchFrames(): FrameWatch {
  const frames: number[] = [performance.now()]
  let request = requestAnimationFrame(note)
  function note() {
    frames.push(performance.now())
    request = requestAnimationFrame(note)
  }
  return {
    async longestGap(start, end) {
      while ((frames.at(-1) ?? 0) <= end) await new Promise(requestAnimationFrame)
      cancelAnimationFrame(request)
      const gaps = frames.slice(1).map((at, index) => ({ from: frames[index] ?? at, to: at }))
      const during = gaps.filter(({ from, to }) => to > start && from < end)
      return Math.max(...during.map(({ from, to }) => to - from))
    },
  }
}
