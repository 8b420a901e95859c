import { parseResult } from './parse-result.ts'
import { Refusal } from './refusal.ts'
import { decodedSegment, parseTaskId } from './task-id.ts'

/** What a request asks for. `mount` is the path before the handler's own, such as `/api`. */
export type Route =
  | { readonly name: 'submit' | 'look-up' | 'models' | 'health' }
  | { readonly name: 'status'; readonly mount: string; readonly taskId: string }
  | {
      readonly name: 'download'
      readonly taskId: string
      /** Which of the task's videos, from 0. */
      readonly result: number
      readonly filename: string | null
    }

const pattern =
  /^(?<mount>.*?)\/(?:video\/generations(?:\/(?<last>[^/]+))?|(?<flat>models|health))$/

/**
 * Finds the route at the end of the request's path, so that the handler works below any prefix.
 *
 * @throws Refusal 404 for any other path, 405 for another method, 400 for a download without a proper id or result.
 */
export function matchRoute({ method, url }: Request): Route {
  const { pathname, searchParams } = new URL(url)
  // `//host/…` as a path would turn the download path made from it into a URL on another host.
  const groups = pathname.includes('//') ? undefined : pattern.exec(pathname)?.groups
  if (!groups) throw new Refusal(404, 'invalid_request', 'There is no such route.')
  const { mount = '', last, flat } = groups
  if (last === undefined && flat === undefined) {
    allow(method, 'GET', 'POST')
    return { name: method === 'POST' ? 'submit' : 'look-up' }
  }
  allow(method, 'GET')
  if (flat !== undefined) return { name: flat === 'models' ? 'models' : 'health' }
  if (last === 'download') {
    const taskId = parseTaskId(searchParams.getAll('id'), 400)
    const result = parseResult(searchParams.getAll('result'))
    return { name: 'download', taskId, result, filename: searchParams.get('filename') }
  }
  return { name: 'status', mount, taskId: parseTaskId([decodedSegment(last ?? '')], 404) }
}

function allow(method: string, ...methods: readonly string[]): void {
  if (methods.includes(method)) return
  const headers = { allow: methods.join(', ') }
  throw new Refusal(405, 'invalid_request', `This route does not take ${method}.`, headers)
}
