import { errorPlaces } from './error-places.ts'
import { isRecord, textsIn } from './record.ts'
import { valuesNamed } from './values-named.ts'
import type { JsonRecord } from './record.ts'

/** What an answer says of an error, whatever its envelope. */
export interface ErrorText {
  /** The reason, from the innermost envelope that gives one. */
  message: string | undefined
  /** Codes and messages of every envelope, in lower case, for comparing. */
  words: string
  /** The message of the outermost envelope, as it stands there. */
  outermost: string
}

/** How many gateways may stand behind one another. */
const envelopes = 3
/** More than any message needs; it bounds the comparing. */
const wordLimit = 8192

/** What a page says is not what the gateway says. */
const page = /<(?:!doctype|html)\b[\s\S]*/i

/** @param body - Parsed JSON, or the text of an answer that is none. */
export function errorText(body: unknown, depth: number = envelopes): ErrorText {
  const { reasons, codes } =
    typeof body === 'string' ? { reasons: [body], codes: [] } : errorPlaces(body)
  const texts = reasons.map((text) => text.replace(page, 'an HTML page'))
  const outermost = texts[0] ?? ''
  const { inner, around } = split(outermost)
  const within = inner && depth > 1 ? errorText(inner, depth - 1) : undefined
  const words = [...codes, around, ...texts.slice(1), within?.words ?? '']
  return {
    message: within?.message ?? (around || texts[1]),
    words: words.join('\n').toLowerCase().slice(0, wordLimit),
    outermost,
  }
}

/** Gateways hand on what their upstream answered as JSON inside their own message, with or without words around it. */
function split(text: string): { inner?: JsonRecord; around: string } {
  const start = text.indexOf('{')
  const end = text.lastIndexOf('}') + 1
  try {
    const inner: unknown = JSON.parse(text.slice(start, end))
    if (isRecord(inner))
      return { inner, around: `${text.slice(0, start)} ${text.slice(end)}`.trim() }
  } catch {
    // Not JSON: then it is words.
  }
  return { around: text }
}

/**
 * The answer of a failed task with the reason named as one: the new-api family writes it where the link of a finished
 * one stands.
 */
export function withReasonInPlaceOfLink(answer: unknown): unknown {
  const texts = textsIn(valuesNamed(answer, ['url', 'result_url', 'video_url']))
  const reason = texts.find((text) => !/^(\S*:\/\/|\/|data:|blob:)/i.test(text))
  return reason === undefined ? answer : { data: answer, failure: reason }
}
