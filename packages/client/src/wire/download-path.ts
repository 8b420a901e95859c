/** The download route for a task, below the base URL. Contract §3 */
export function downloadPath(taskId: string): string {
  return `/video/generations/download?id=${encodeURIComponent(taskId)}`
}
