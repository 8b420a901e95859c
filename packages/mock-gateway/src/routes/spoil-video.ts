import type { MockFault } from '../mock-fault.ts'
import type { MockTask } from '../task/mock-task.ts'
import { htmlPage } from '../wire/error-answers.ts'

const dropped = 3

/** Counts a download and says which fault it meets: the connection drops in the first few only. */
export function takeDownloadFault(
  task: MockTask,
  fault: MockFault | undefined,
): MockFault | undefined {
  task.downloads++
  return fault === 'download-dropped' && task.downloads > dropped ? undefined : fault
}

/** How whoever holds the video says that there is none. */
export interface VideoErrors {
  /** For `download-500`. */
  broken(message: string): Response
  /** For `download-failed`. */
  unfetched(message: string): Response
}

/** The faults that answer something else in place of the video. */
export function spoilVideo(
  fault: MockFault | undefined,
  { broken, unfetched }: VideoErrors,
): Response | undefined {
  switch (fault) {
    case 'download-html':
      return htmlPage()
    case 'download-500':
      return broken('The gateway could not read the video.')
    case 'download-failed':
      return unfetched('The video could not be fetched from upstream.')
    default:
      return undefined
  }
}
