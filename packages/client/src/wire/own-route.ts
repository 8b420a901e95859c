import { downloadRoute, resultOfPath } from './download-path.ts'
import type { VideoSource } from '../video-task.ts'

export interface OwnRouteContext {
  taskId: string
  /** The client's own. */
  baseUrl: URL
}

const routeOfTask = /\/(?:videos|video\/generations)\/([^/]+)\/(?:content|download)$/

/**
 * What to ask in place of a URL that leads back to the gateway: everything below the client's own base URL, and the
 * content or download route of this very task at any other address. Gateways often know themselves only by a name from
 * inside, such as `http://localhost:3000`, and handlers not the path that a framework mounts them at.
 *
 * @returns `undefined` for a URL that leads elsewhere.
 */
export function ownRoute(url: URL, { taskId, baseUrl }: OwnRouteContext): VideoSource | undefined {
  const path = url.pathname.replace(/\/$/, '')
  const isOurs = isBelow(baseUrl, url) || taskIdOf(url, path) === taskId
  if (!isOurs) return undefined
  const isNamed = path.endsWith(downloadRoute) && url.origin === baseUrl.origin
  if (!isNamed) return { kind: 'download' }
  const result = resultOfPath(url)
  return { kind: 'download', linked: true, ...(result > 0 && { result }) }
}

function isBelow(baseUrl: URL, url: URL): boolean {
  return url.href.startsWith(`${baseUrl.href.replace(/\/$/, '')}/`)
}

/** The task that a content or download route is about. */
function taskIdOf(url: URL, path: string): string | undefined {
  // Not read as a form's: a plus sign is one.
  if (path.endsWith(downloadRoute)) return decoded(/[?&]id=([^&]+)/.exec(url.search)?.[1])
  const variant = url.searchParams.get('variant') ?? 'video'
  return variant === 'video' ? decoded(routeOfTask.exec(path)?.[1]) : undefined
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? text : decodeURIComponent(text)
  } catch {
    return text
  }
}
