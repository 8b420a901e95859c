import { EmbeddedVideo } from './embedded-video.ts'
import { valuesAt } from './record.ts'
import type { VideoModel } from '../catalog/model-catalog.ts'
import type { VideoSource } from '../video-task.ts'

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

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** True where a string at this path of an answer may be a result. A wrapping `data` does not count. */
export function isResultPath(path: readonly string[]): boolean {
  const whole = path.join('.')
  return paths.includes(whole) || paths.includes(whole.replace(/^data\./, ''))
}

/** What tells a download from a link. */
export interface SourceContext {
  /** The client's own: a URL below it is asked for through the download route. */
  baseUrl: URL
  result: VideoModel['result'] | undefined
}

/**
 * Where a succeeded task's videos are; `undefined` where the result is no longer kept.
 *
 * @see Contract §2.3, §2.4
 */
export function taskSources(
  body: unknown,
  context: SourceContext,
): readonly [VideoSource, ...VideoSource[]] | undefined {
  const found = paths.map((path) => valuesAt(body, path).filter(isPresent))
  const values = found.find((candidates) => candidates.length > 0) ?? []
  if (values.includes('expired')) return undefined
  const [first, ...more] = values.flatMap((value) => sourceOf(value, context) ?? [])
  if (first) return [first, ...more]
  return context.result === 'url' ? undefined : [{ kind: 'download' }]
}

function isPresent(value: unknown): boolean {
  return value instanceof EmbeddedVideo || (typeof value === 'string' && value !== '')
}

function sourceOf(value: unknown, { baseUrl }: SourceContext): VideoSource | undefined {
  if (value instanceof EmbeddedVideo) return value.source
  if (typeof value !== 'string' || !URL.canParse(value, baseUrl)) return undefined
  const url = new URL(value, baseUrl)
  if (isBelow(baseUrl, url)) return { kind: 'download' }
  return isSafeLink(url) ? { kind: 'link', url: url.href } : undefined
}

function isBelow(baseUrl: URL, url: URL): boolean {
  return url.href.startsWith(`${baseUrl.href.replace(/\/$/, '')}/`)
}

/** Nothing else may reach a page: `javascript:` and its like end here. */
function isSafeLink(url: URL): boolean {
  if (url.protocol === 'https:') return true
  if (url.protocol === 'http:') return loopback.test(url.hostname)
  return url.protocol === 'blob:' && url.origin === pageOrigin()
}

function pageOrigin(): string | undefined {
  return (globalThis as { location?: { origin: string } }).location?.origin
}
