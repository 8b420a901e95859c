import { readableError } from '../readable-error.ts'

/** Whether the browser refused to write because the disk, or its share of it, is full. */
export function isQuotaExceeded(thrown: unknown): boolean {
  const error = readableError(thrown)
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}
