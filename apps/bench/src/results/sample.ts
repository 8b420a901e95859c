/** What can be measured. Times are in milliseconds, memory and sizes in bytes. */
export type Figure =
  | 'time'
  | 'longestFrameGap'
  | 'idleFrameGap'
  /** Until a kept video is at hand again. */
  | 'readBack'
  | 'longTasks'
  /** Longest time in which a 1 ms timer could not run. */
  | 'stall'
  /** Over idle. */
  | 'peakMemory'
  /** Of the process, user and system. */
  | 'cpu'
  /** From the first base64 that the gateway wrote to the first byte of the answer. */
  | 'firstByte'
  | 'bytesRead'
  | 'minified'
  | 'gzipped'
  | 'bodyBytes'
  /** From a task's end until it is noticed, on average. */
  | 'noticedAfter'
  /** Of one task, on average. */
  | 'polls'
  /** Of a fixed poll's: that delay, those polls, and the one times the other. */
  | 'delayRatio'
  | 'pollsRatio'
  | 'productRatio'
  /** The least product that any schedule can have, of a fixed poll's. */
  | 'leastProduct'
  | 'socketBytes'
  /** Seconds at which progress and elapsed time moved. */
  | 'ticks'
  /** What React committed for a poll that changed something, and for one that did not. */
  | 'commitsPerChange'
  | 'commitsPerPoll'
  /** The same for a tick: all of the page's, and those of components that show neither progress nor elapsed time. */
  | 'commitsPerTick'
  | 'quietCommitsPerTick'

export type Figures = Readonly<Partial<Record<Figure, number>>>

/** What is measured, and with a video of which length. */
export interface Subject {
  readonly name: string
  readonly bytes: number
}

/** One measurement. What failed has no figures. */
export type Sample = Subject & { readonly round: number } & (
    { readonly figures: Figures } | { readonly failure: string }
  )
