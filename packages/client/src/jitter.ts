/** A number from 0 up to and without 1, always the same for the same key and attempt: it spreads callers that act in step. */
export function jitter(key: string, attempt: number): number {
  let hash = attempt
  for (let at = 0; at < key.length; at++) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0
  return ((hash >>> 0) % 1000) / 1000
}
