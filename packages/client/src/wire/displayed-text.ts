import { hideSecrets } from './hide-secrets.ts'

const longest = 240
/** What comes later is cut off in any case. */
const readAtMost = 4096

/** What an answer may hold and no visitor should read. */
const internals: readonly (readonly [RegExp, string])[] = [
  [/<[/!]?[a-z-][^>]*>?/gi, ' '],
  // Stack traces, to their end.
  [/\n\s+at\s[\s\S]*|\btraceback \(most recent call last\)[\s\S]*|\bgoroutine \d+ \[[\s\S]*/i, ''],
  // The gateway's id stands on the error; those of its upstreams help nobody here.
  [
    /[([]?["']?\b(?:x[-_ ])?\w*(?:request|trace|log|span|ray|correlation|incident|session|event|tracking|reference)[-_ ]?id["']?\s*[:=：#]\s*["']?[\w.:{}/+=-]*["']?[)\]]?/gi,
    ' ',
  ],
  // As an id and without a colon, or in Chinese.
  [
    /[([]?\b(?:request|trace|log|correlation|ray)[-_ ]?id (?=[\w-]*\d)[\w-]{8,}[)\]]?|[（(]?(?:[请請]求|追[踪蹤]|日[志誌]|链路|鏈路) ?id\s*[:=：]\s*[\w.:{}-]*[)）]?/gi,
    ' ',
  ],
  [/\b00-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}\b/gi, ' '],
  // URLs, hosts and addresses.
  [/\b[a-z][a-z\d+.-]*:\/\/[^\s"'`<>]+/gi, '…'],
  [
    /\b(?:[a-z\d-]+\.)+(?:com|net|org|io|ai|cn|dev|app|cloud|local|internal|svc)\b(?:[:/][^\s"'`]*)?/gi,
    '…',
  ],
  [
    /\blocalhost\b(?::\d+)?|\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?|\[[\da-f]*:[\da-f:]+\](?::\d+)?/gi,
    '…',
  ],
  // Paths of files and of resources.
  [/(^|[\s"'`(=])(?:[a-z]:\\[^\s"'`]+|\/(?:[\w.@-]+\/)+[\w.@:-]*|projects\/[^\s"'`]+)/gi, '$1…'],
]

/** One line for people: without markup, keys, addresses or traces, at most 240 characters; empty where nothing is left. */
export function displayedText(text: string): string {
  const start = text.slice(0, readAtMost)
  const plain = internals.reduce((rest, [pattern, shown]) => rest.replace(pattern, shown), start)
  const line = hideSecrets(plain)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/[\s,;]+$/, '')
    .trim()
  const characters = Array.from(line)
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line
}
