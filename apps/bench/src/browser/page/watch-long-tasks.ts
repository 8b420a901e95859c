/** The page's tasks of more than 50 ms. */
export interface LongTaskWatch {
  /** How many overlap a span of time. */
  count(start: number, end: number): Promise<number>
}

/** @see Long Tasks API: W3C */
export function watchLongTasks(): LongTaskWatch {
  const tasks: PerformanceEntry[] = []
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()))
  observer.observe({ type: 'longtask' })
  return {
    async count(start, end) {
      // An entry comes after its task, and after the frame that it delayed.
      await new Promise((resolve) => setTimeout(resolve, 200))
      tasks.push(...observer.takeRecords())
      observer.disconnect()
      const overlaps = (task: PerformanceEntry) =>
        task.startTime < end && task.startTime + task.duration > start
      return tasks.filter(overlaps).length
    },
  }
}
