import { isRecord, textsAt } from './record.ts'
import type { JsonRecord } from './record.ts'
import { withheldReasons } from './withheld.ts'

/** What an answer says of an error, whatever its envelope. */
export interface ErrorText {
  /** The reason, from the innermost envelope that gives one. */
  message: string | undefined
  /** Codes and messages of every envelope, in lower case, for comparing. */
  words: string
  /** The message of the outermost envelope, as it stands there. */
  outermost: string
}

/** Where the reason of an error stands. Contract §2.2 and §4.1. */
const messagePaths = [
  'error.message',
  'message',
  'failure_reason',
  'fail_reason',
  'metadata.output.message',
  'metadata.error.message',
  'metadata.reason',
  'data.error.message',
  'data.output.message',
  'error',
]
const codePaths = [
  'error.code',
  'code',
  'error.type',
  'error.status',
  'metadata.output.code',
  'metadata.error.code',
  'data.error.code',
  'data.output.code',
]
/** How many gateways may stand behind one another. */
const envelopes = 3
/** More than any message needs; it bounds the comparing. */
const wordLimit = 8192

/** What a page says is not what the gateway says. */
const page = /<(?:!doctype|html)\b[\s\S]*/i

/** @param body - Parsed JSON, or the text of an answer that is none. */
export function errorText(body: unknown, depth: number = envelopes): ErrorText {
  const found =
    typeof body === 'string' ? [body] : [...textsAt(body, messagePaths), ...withheldReasons(body)]
  const texts = found.map((text) => text.replace(page, 'an HTML page'))
  const outermost = texts[0] ?? ''
  const { inner, around } = split(outermost)
  const within = inner && depth > 1 ? errorText(inner, depth - 1) : undefined
  const words = [...textsAt(body, codePaths), around, ...texts.slice(1), within?.words ?? '']
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
