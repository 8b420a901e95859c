import type { VideoTask } from '../video-task.ts'
import { downloadPath } from '../wire/download-path.ts'

/** Where a server handler gives a finished video as a file of that name; `undefined` where no handler has named it. */
export function saveLink(task: VideoTask, filename: string, baseUrl: URL): string | undefined {
  const source = task.status === 'succeeded' ? task.sources[0] : undefined
  if (source?.kind !== 'download' || !source.linked) return undefined
  const base = baseUrl.href.replace(/\/$/, '')
  return `${base}${downloadPath(task.taskId)}&filename=${encodeURIComponent(filename)}`
}
