import type { VideoTask } from '../video-task.ts'
import { downloadPath } from '../wire/download-path.ts'

export interface SaveLinkOptions {
  baseUrl: URL
  /** Which of the task's results, from 0. */
  result?: number | undefined
}

/** Where a server handler gives a finished video as a file of that name; `undefined` where no handler has named it. */
export function saveLink(
  task: VideoTask,
  filename: string,
  { baseUrl, result = 0 }: SaveLinkOptions,
): string | undefined {
  const source = task.status === 'succeeded' ? task.sources[result] : undefined
  if (source?.kind !== 'download' || !source.linked) return undefined
  const base = baseUrl.href.replace(/\/$/, '')
  const path = downloadPath(task.taskId, source.result)
  return `${base}${path}&filename=${encodeURIComponent(filename)}`
}
