import { ownRoute } from './own-route.ts'
import { isSafeLink } from './safe-link.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { VideoSource } from '../video-task.ts'
import type { OwnRouteContext } from './own-route.ts'

/** What tells a download from a link. */
export interface SourceContext extends OwnRouteContext {
  /** Where the model's family leaves its videos. */
  result: VideoModel['result'] | undefined
  /** Absolute URLs that the task's request carried, where that is known; none of them is its result. */
  requestLinks?: ReadonlySet<string> | undefined
}

/**
 * Where the video behind a URL of an answer is; `undefined` for a URL that may not leave the parser.
 *
 * @param expiresAt - Until when the links of the answer hold, in milliseconds since the epoch.
 */
export function sourceAt(
  url: URL,
  context: SourceContext,
  expiresAt?: number,
): VideoSource | undefined {
  const route = ownRoute(url, context)
  if (route) return route
  if (!isSafeLink(url, context.baseUrl)) return undefined
  return { kind: 'link', url: url.href, ...(expiresAt !== undefined && { expiresAt }) }
}

/** True for a link that the request carried: answers say it again. */
export function isRequested({ href }: URL, { requestLinks }: SourceContext): boolean {
  return requestLinks?.has(href) ?? false
}
