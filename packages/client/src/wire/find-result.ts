import { answerLeaves } from './answer-leaves.ts'
import { EmbeddedVideo } from './embedded-video.ts'
import { mediumOfLink } from './link-evidence.ts'
import { isEvidentPlace, placeOf, rankOfPlace } from './result-place.ts'
import { isRequested, sourceAt } from './task-sources.ts'
import { expiresAtOf } from './expires-at.ts'
import { isWithheld } from './withheld.ts'
import type { VideoSource } from '../video-task.ts'
import type { AnswerLeaf } from './answer-leaves.ts'
import type { SourceContext } from './task-sources.ts'

type Sources = readonly [VideoSource, ...VideoSource[]]

/** What an answer of a finished task says of its result. */
export type FoundResult =
  | {
      /** Where its videos are. */
      readonly sources: Sources
      /** True for a place that answers are known to use; else the evidence is in the words of keys. */
      readonly known: boolean
      /** True where a type, an ending or the bytes themselves say that it is a video. */
      readonly certain: boolean
    }
  /** Links that may or may not be its video. */
  | { readonly candidates: readonly string[] }
  /** Content review let none of them through. */
  | 'withheld'
  /** The gateway says that they are no longer kept. */
  | 'expired'
  /** In a bucket, by a link that only its owner can open. */
  | 'in-bucket'
  /** Nothing. */
  | 'none'

/** Something at a place of an answer that may be a result. */
interface Find {
  readonly place: string
  /** Of the place, where it is known. */
  readonly rank: number | undefined
  readonly is: VideoSource | 'expired' | 'in-bucket'
  /** Whether its type or its ending say that it is a video. */
  readonly isVideo: boolean
}

type ReadContext = SourceContext & { readonly expiresAt: number | undefined }

/** Links of object stores, for their own tools. */
const bucketLink = /^\s*(gs|s3|oss|cos|tos|obs|r2|b2|abfss?|wasbs?|az):\/\/\S/i
/** The gateway's own routes to bytes. Contract §3 and §5 */
const fileRoute = /\/(content|download)\/?$/
/** Longer ones may have been cut on their way here. */
const longestLink = 8192

/**
 * Finds the result of a finished task: at the places that answers are known to use, or else by the words of the keys
 * that lead to a link.
 *
 * @param answer - Looked into where it holds JSON in a text.
 * @see Contract §2.3, §2.4
 */
export function findResult(answer: unknown, context: SourceContext): FoundResult {
  const read = { ...context, expiresAt: expiresAtOf(answer) }
  const finds = [...answerLeaves(answer)].filter(isTelling).flatMap((leaf) => findAt(leaf, read))
  const known = knownResult(finds)
  if (known) return known
  const evident = evidentResult(finds, context)
  if (evident) return evident
  if (isWithheld(answer)) return 'withheld'
  return finds.some(({ is }) => is === 'in-bucket') ? 'in-bucket' : 'none'
}

/** Most texts of an answer can be nothing of the kind. */
function isTelling({ value, medium }: AnswerLeaf): boolean {
  if (medium === 'other') return false
  if (value instanceof EmbeddedVideo) return true
  return isLink(value) || bucketLink.test(value) || isExpired(value)
}

function findAt({ value, path, medium }: AnswerLeaf, context: ReadContext): Find[] {
  const place = placeOf(path)
  const rank = rankOfPlace(place)
  const find = (is: Find['is'], isVideo = false): Find[] => [{ place, rank, is, isVideo }]
  if (value instanceof EmbeddedVideo) return find(value.source, true)
  if (rank === undefined && !isEvidentPlace(path)) return []
  if (bucketLink.test(value)) return find('in-bucket')
  if (isExpired(value)) return rank === undefined ? [] : find('expired')
  if (!URL.canParse(value, context.baseUrl)) return []
  const url = new URL(value, context.baseUrl)
  if (isRequested(url, context) || mediumOfLink(url) === 'other') return []
  const source = sourceAt(url, context, context.expiresAt)
  // What else the gateway has below its own address, such as the task itself, is no file.
  if (rank === undefined && source?.kind === 'download' && !fileRoute.test(url.pathname)) return []
  return source ? find(source, medium === 'video' || mediumOfLink(url) === 'video') : []
}

/** The first of the known places that says anything. */
function knownResult(finds: readonly Find[]): FoundResult | undefined {
  const ranked = finds.filter(({ rank }) => rank !== undefined)
  const inOrder = ranked.sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
  for (const place of new Set(inOrder.map((find) => find.place))) {
    const there = ranked.filter((find) => find.place === place)
    const sources = sourcesOf(there)
    if (sources) return { sources, known: true, certain: there.some(({ isVideo }) => isVideo) }
    if (there.some(({ is }) => is === 'expired')) return 'expired'
  }
  return undefined
}

/** One place is taken at its word; of several the one whose links look like videos. */
function evidentResult(finds: readonly Find[], { result }: SourceContext): FoundResult | undefined {
  const evident = finds.filter(({ rank, is }) => rank === undefined && typeof is === 'object')
  const bytes = sourcesOf(evident.filter(({ is }) => typeof is === 'object' && is.kind === 'file'))
  if (bytes) return { sources: bytes, known: false, certain: true }
  const videos = evident.filter(({ isVideo }) => isVideo)
  // The family's own route is surer than a link that stands somewhere.
  const chosen = result === 'download' ? undefined : (onePlace(evident) ?? onePlace(videos))
  if (chosen) return { sources: chosen, known: false, certain: videos.length > 0 }
  const candidates = linksOf(videos.length > 0 ? videos : evident)
  return candidates.length > 0 ? { candidates } : undefined
}

/** What was found, where all of it stands in one place. */
function onePlace(finds: readonly Find[]): Sources | undefined {
  const links = finds.filter((find, at) => !isRepeated(find, finds.slice(0, at)))
  return new Set(links.map(({ place }) => place)).size === 1 ? sourcesOf(links) : undefined
}

function sourcesOf(finds: readonly Find[]): Sources | undefined {
  const [first, ...more] = distinct(finds)
  return first && [first, ...more]
}

function linksOf(finds: readonly Find[]): string[] {
  return distinct(finds).flatMap((source) => (source.kind === 'link' ? [source.url] : []))
}

/** The sources among the finds, each once. */
function distinct(finds: readonly Find[]): VideoSource[] {
  return finds
    .filter((find, at) => !isRepeated(find, finds.slice(0, at)))
    .flatMap(({ is }) => (typeof is === 'object' ? [is] : []))
}

function isRepeated({ is }: Find, earlier: readonly Find[]): boolean {
  return typeof is === 'object' && earlier.some((other) => nameOf(other.is) === nameOf(is))
}

/** The download route gives one video, however it is named. */
function nameOf(is: Find['is']): string {
  if (typeof is === 'string') return is
  if (is.kind === 'download') return `download ${is.result ?? 0}`
  return is.kind === 'link' ? is.url : is.fileId
}

function isLink(text: string): boolean {
  return text.length <= longestLink && /^\s*(\/|https?:|blob:)\S/i.test(text)
}

function isExpired(value: string): boolean {
  return /^\s*expired\s*$/i.test(value)
}
