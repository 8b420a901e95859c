/** What can be measured. Times are in milliseconds, memory and sizes in bytes. */
export type Figure =
  | 'time'
  | 'longestFrameGap'
  | 'idleFrameGap'
  | 'longTasks'
  /** Over idle. */
  | 'peakMemory'
  | 'bytesRead'
  | 'bodyBytes'
  | 'socketBytes'

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
