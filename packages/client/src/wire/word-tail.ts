import { isOfStep, isSubject } from './word-parts.ts'
import type { VideoTaskStatus } from '../video-task.ts'

const causes = /^(by|with|due|because|since|from)$/
const times = /^(at|on|in|during|while|after)$/
const flaws =
  /^(with|some|minor|a|few|warnings?|notices?|caveats?|errors?|failures?|issues?|problems?|exceptions?)$/
/** What a task is there to do. */
const works =
  /^(to|generate|complete|finish|render|process|create|produce|start|run|execute|make|succeed|a|the|any)$/
const money = /^(and )?((credits )?refunded|(not|un) ?(charged|billed))$/

/**
 * True where what follows the word of an end tells why or how it came: `canceled_by_user`, `Failed: bad prompt`,
 * `completed_with_warnings`, `FAILED_1001`.
 *
 * @param word - As it stands in the answer.
 */
export function isExplained(
  status: VideoTaskStatus,
  after: readonly string[],
  word: string,
): boolean {
  const [first = '', second = ''] = after
  if (status === 'succeeded') return first === 'with' && second !== '' && areFlaws(after)
  if (status !== 'failed' && status !== 'canceled' && status !== 'expired') return false
  if (money.test(after.join(' ')) || isRemark(word)) return true
  if (second === '') return status === 'failed' && isCode(after)
  if (causes.test(first)) return true
  if (times.test(first)) return after.slice(1).every((part) => isSubject(part) || !isOfStep(part))
  if (status !== 'failed') return false
  if (first === 'to') return after.every((part) => works.test(part) || isSubject(part))
  return isCode(after)
}

function areFlaws(after: readonly string[]): boolean {
  return after.every((part) => flaws.test(part))
}

/** `error: GPU`, `failed (moderation)`: in a vendor's constants stand no such signs. */
function isRemark(word: string): boolean {
  return /^[\p{L}\p{N}_ -]*\p{L}\s*([:：([{,;]|\s[-–—]\s)/u.test(word)
}

/** `FAILED_1001`, `error code 13`; a shorter number may count attempts. */
function isCode(after: readonly string[]): boolean {
  const [first = '', second] = after
  if (first === 'code') return after.length === 2 && /^[a-z]?\d+$/.test(second ?? '')
  return after.length === 1 && /^[a-z]{0,2}\d{3,}$/.test(first)
}
