import { EmbeddedVideo } from './embedded-video.ts'
import { keyWords, plainKey } from './key-words.ts'
import { isRecord } from './record.ts'

/** A text, or a video in place of one, somewhere in an answer. */
export interface AnswerLeaf {
  readonly value: string | EmbeddedVideo
  /** The keys that lead to it. Indexes of lists are left out, also those written as keys. */
  readonly path: readonly string[]
  /** What the entries around it say that they are: `video` where they name that too. */
  readonly medium: 'video' | 'other' | undefined
}

/** Keys under which an entry says what it is. */
const typeKeys = new Set([
  'type',
  'mime_type',
  'mime',
  'media_type',
  'content_type',
  'kind',
  'role',
])
const otherMedia = /^(image|audio|picture|photo|cover|thumbnail|poster|frame|avatar|music|voice)$/

/** Every text of an answer, in its order. */
export function* answerLeaves(
  value: unknown,
  path: readonly string[] = [],
  medium?: AnswerLeaf['medium'],
): Generator<AnswerLeaf, void> {
  if (typeof value === 'string' || value instanceof EmbeddedVideo) {
    yield { value, path, medium }
  } else if (Array.isArray(value)) {
    for (const one of value) yield* answerLeaves(one, path, medium)
  } else if (isRecord(value)) {
    const own = mediumOf(value) ?? medium
    for (const [key, inner] of Object.entries(value)) {
      yield* answerLeaves(inner, isIndex(key) ? path : [...path, key], own)
    }
  }
}

/** `videos: {"0": …}` is a list too. */
export function isIndex(key: string): boolean {
  return /^\d+$/.test(key)
}

function mediumOf(entry: object): AnswerLeaf['medium'] {
  const words = Object.entries(entry).flatMap(([key, value]) =>
    typeof value === 'string' && value.length <= 64 && typeKeys.has(plainKey(key))
      ? keyWords(value)
      : [],
  )
  if (words.includes('video')) return 'video'
  return words.some((word) => otherMedia.test(word)) ? 'other' : undefined
}
