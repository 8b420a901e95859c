/** The end of the download route's path. Contract §3 */
export const downloadRoute = '/video/generations/download'

/**
 * The download route for a task, below the base URL.
 *
 * @param result - Which of its results, from 0; only our own server handler knows others than the first.
 */
export function downloadPath(taskId: string, result = 0): string {
  const path = `${downloadRoute}?id=${encodeURIComponent(taskId)}`
  return result > 0 ? `${path}&result=${result}` : path
}

/** Which result such a path asks for; what is no digit is not taken over. */
export function resultOfPath({ searchParams }: URL): number {
  const [result = '', ...more] = searchParams.getAll('result')
  return /^\d$/.test(result) && more.length === 0 ? Number(result) : 0
}
