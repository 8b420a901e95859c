import { EmbeddedVideo } from './embedded-video.ts'
import { ownRoute } from './own-route.ts'
import { isSafeLink } from './safe-link.ts'
import { textAt, textsAt, valuesAt } from './record.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { VideoSource } from '../video-task.ts'
import type { OwnRouteContext } from './own-route.ts'

/** Where answers carry their results, most reliable first. Contract §2.3 and §5. */
const paths = [
  'url',
  'result_url',
  'video_url',
  'metadata.url',
  'metadata.response.videos.url',
  'data.video_url',
  'data.content.video_url',
  'data.output.video_url',
  'content.video_url',
  'output.video_url',
  'metadata.output.video_url',
  'metadata.content.video_url',
  // Old records of the new-api family hold the link where the reason of a failure stands.
  'fail_reason',
]

/** Where Veo says which of its videos its safety filter withheld, and why. */
export const withheldPaths: readonly string[] = ['metadata', 'data', 'output'].flatMap((place) => [
  `${place}.response.raiMediaFilteredReasons`,
  `${place}.response.generateVideoResponse.raiMediaFilteredReasons`,
])

/** Longer ones may have been cut on their way here. */
const longestLink = 8192

/** True where a string at this path of an answer may be a result. A wrapping `data` does not count. */
export function isResultPath(path: readonly string[]): boolean {
  const whole = path.join('.')
  return paths.includes(whole) || paths.includes(whole.replace(/^data\./, ''))
}

/** What tells a download from a link. */
export interface SourceContext extends OwnRouteContext {
  result: VideoModel['result'] | undefined
}

/** What an answer of a finished task says of its result. */
export type FoundResult =
  /** Where its videos are. */
  | { readonly sources: readonly [VideoSource, ...VideoSource[]] }
  /** Links that may or may not be its video. */
  | { readonly candidates: readonly string[] }
  /** Content review let none of them through. */
  | 'withheld'
  /** The gateway says that they are no longer kept. */
  | 'expired'
  /** Nothing. */
  | 'none'

/**
 * Finds the result of a finished task.
 *
 * @see Contract §2.3, §2.4
 */
export function findResult(body: unknown, context: SourceContext): FoundResult {
  const expiresAt = expiryOf(body)
  for (const path of paths) {
    const values = valuesAt(body, path)
    const found = values.flatMap((value) => sourceOf(value, context, expiresAt))
    const [first, ...more] = found.filter((source, at) => !isAskedFor(source, found.slice(0, at)))
    if (first) return { sources: [first, ...more] }
    if (values.some(isExpired)) return 'expired'
  }
  return textsAt(body, withheldPaths).length > 0 ? 'withheld' : 'none'
}

function sourceOf(
  value: unknown,
  context: SourceContext,
  expiresAt: number | undefined,
): VideoSource[] {
  if (value instanceof EmbeddedVideo) return [value.source]
  const { baseUrl } = context
  if (!isUrlText(value) || !URL.canParse(value, baseUrl)) return []
  const url = new URL(value, baseUrl)
  const route = ownRoute(url, context)
  if (route) return [route]
  if (!isSafeLink(url, baseUrl)) return []
  return [{ kind: 'link', url: url.href, ...(expiresAt !== undefined && { expiresAt }) }]
}

/** The download route gives one video, however often it is named. */
function isAskedFor(source: VideoSource, earlier: readonly VideoSource[]): boolean {
  if (source.kind !== 'download') return false
  return earlier.some((other) => other.kind === 'download' && other.result === source.result)
}

/** Anything else would be taken for a path: a reason, a word. */
function isUrlText(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= longestLink &&
    /^\s*(\/|https?:|blob:)/i.test(value)
  )
}

function isExpired(value: unknown): boolean {
  return typeof value === 'string' && /^\s*expired\s*$/i.test(value)
}

/** Answers count in seconds since the epoch. */
function expiryOf(body: unknown): number | undefined {
  const seconds = Number(textAt(body, ['expires_at', 'metadata.expires_at', 'data.expires_at']))
  return seconds > 0 && Number.isSafeInteger(seconds * 1000) ? seconds * 1000 : undefined
}
