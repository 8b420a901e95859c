import { Refusal } from './refusal.ts'

const plain = /^[^\p{Cc}\p{Cs}]{1,1024}$/u
// Upstream, a server that decodes a path before it resolves it would find another one.
const climbing = /(^|[\\/])\.{1,2}($|[\\/])/

/**
 * Takes the one task id there is: whatever a gateway may have made, percent-decoded. Going upstream it is encoded again.
 *
 * @throws Refusal with `status` where there is none, more than one, or one that could name something else in a path.
 */
export function parseTaskId(values: readonly (string | undefined)[], status: 400 | 404): string {
  const [id, ...more] = values
  if (id !== undefined && more.length === 0 && plain.test(id) && !climbing.test(id)) return id
  if (status === 404) throw new Refusal(404, 'task_not_found', 'There is no such task.')
  throw new Refusal(400, 'invalid_request', 'The query must name one task: ?id=<task id>.')
}

/** The id in a segment of a path; `undefined` where its encoding is broken. */
export function decodedSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
