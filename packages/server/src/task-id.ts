import { Refusal } from './refusal.ts'

const pattern = /^[A-Za-z0-9._-]{1,1024}$/
// As the last segment of a path, each of these would name something else.
const notIds: readonly string[] = ['.', '..', 'download']

/**
 * Takes the one task id there is.
 *
 * @throws Refusal with `status` where there is none, more than one, or one that no gateway makes.
 */
export function parseTaskId(values: readonly string[], status: 400 | 404): string {
  const [id, ...more] = values
  if (id !== undefined && more.length === 0 && pattern.test(id) && !notIds.includes(id)) return id
  if (status === 404) throw new Refusal(404, 'task_not_found', 'There is no such task.')
  throw new Refusal(400, 'invalid_request', 'The query must name one task: ?id=<task id>.')
}
