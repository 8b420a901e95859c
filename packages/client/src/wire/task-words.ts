import { isBenign } from './benign.ts'
import { statusInChinese } from './chinese-words.ts'
import { isModerationVerdict } from './moderation-words.ts'
import { isGrave, isHope, isNegation, isOfStep, isSubject, partsOf } from './word-parts.ts'
import { isExplained } from './word-tail.ts'
import type { VideoTaskStatus } from '../video-task.ts'

const meanings: Readonly<Record<VideoTaskStatus, string>> = {
  queued: `queued queue queueing queuing in_queue submitted pending not_start not_started preparing starting created
    accepted waiting scheduled received initialized initializing init new throttled delayed
    排队中 排隊中 等待中 等待處理 等待处理 已提交`,
  in_progress: `in_progress processing running generating rendering working active started executing progress
    处理中 處理中 生成中 进行中 進行中 运行中 運行中`,
  succeeded: `succeeded success succeed successful successfully completed complete done finished finish ready
    generated processed rendered available fulfilled delivered finalized`,
  failed: `failed fail failure error errored rejected moderated nsfw timeout timed_out time_out timedout unsuccessful
    crashed declined denied refused faulted exception deadline_exceeded`,
  canceled: `canceled cancelled cancel aborted abort terminated killed stopped revoked`,
  expired: `expired`,
}

const words = new Map(
  Object.entries(meanings).flatMap(([status, synonyms]) =>
    synonyms.split(/\s+/).map((word) => [word, status as VideoTaskStatus] as const),
  ),
)

/** What may be turned down: that is an end of the task, though the step was an early one. */
const submitted = /^(request|prompt|input|image|text|audio|frame|submission)$/
const cancelers = /^(user|client|admin|owner|system|by)$/
const turnedDown = /^(moderated|nsfw|rejected|declined|denied|refused)$/

/**
 * What a gateway's word says of its task: whole words, in any case. The word of an end ends the task where nothing but
 * the task itself is named in front, or a vendor (`ACME_SUCCEEDED`, and only as constants are written), and nothing but
 * an explanation follows (`failed_to_generate`, `canceled_by_user`). One that is negated, or said of a step on the way
 * (`not_ready`, `thumbnail_failed`), is of a task that runs. `undefined` for a word nobody knows: then what stands
 * beside it decides.
 *
 * @see Contract §2.1
 */
export function statusOfWord(word: string): VideoTaskStatus | undefined {
  const parts = partsOf(word)
  const whole = words.get(parts.join('_'))
  if (/[?？]/.test(word)) return whole && 'in_progress'
  if (whole) return whole
  if (/[^\p{ASCII}]/u.test(parts.join(''))) return statusInChinese(parts)
  if (isModerationVerdict(parts)) return 'failed'
  const end = endsIn(parts).find((one) => isPrefix(one, word) && isTail(one, word))
  return end?.status ?? (hidesEnd(parts) ? 'in_progress' : undefined)
}

/** True for a word of success that owns up to errors: `completed_with_errors`. */
export function admitsErrors(word: string): boolean {
  return (
    statusOfWord(word) === 'succeeded' &&
    partsOf(word).some((part) => /^(errors?|failures?|exceptions?)$/.test(part)) &&
    partsOf(word).includes('with')
  )
}

interface End {
  readonly word: string
  readonly status: VideoTaskStatus
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** The known words among these parts, with what stands around each. */
function endsIn(parts: readonly string[]): End[] {
  return parts.flatMap((_, at) =>
    [2, 1].flatMap((length) => {
      const word = parts.slice(at, at + length).join('_')
      const status = at + length <= parts.length ? words.get(word) : undefined
      return status
        ? [{ word, status, before: parts.slice(0, at), after: parts.slice(at + length) }]
        : []
    }),
  )
}

function isPrefix({ word, status, before }: End, whole: string): boolean {
  const isFault = status === 'failed'
  const others = before.filter(
    (part) =>
      !isSubject(part) &&
      !(isFault && isGrave(part)) &&
      !(status === 'canceled' && cancelers.test(part)) &&
      !(turnedDown.test(word) && submitted.test(part)),
  )
  if (others.some((part) => words.has(part) || isOfStep(part))) return false
  if (others.length === 0) return true
  const [vendor = ''] = others
  if (before.slice(before.indexOf(others.at(-1) ?? '')).some(isTypeName)) return true
  const isConstant = !/\p{Ll}/u.test(whole) && /^(succe|fail|cancel)/.test(word)
  return others.length === 1 && vendor === before[0] && (isConstant || isRunning(status))
}

/** What the names of vendors' own types end with: `ACME_GEN_STATUS_`. */
function isTypeName(part: string): boolean {
  return part === 'status' || part === 'state'
}

function isRunning(status: VideoTaskStatus): boolean {
  return status === 'queued' || status === 'in_progress'
}

function isTail({ status, after }: End, whole: string): boolean {
  if (after.length === 0) return true
  if (after.some(isHope)) return false
  const isSame = after.every((part) => words.get(part) === status || isGrave(part))
  if (isSame || words.get(after.join('_')) === status) return true
  if (status === 'succeeded' && !after.some(isDenial) && isBenign(after.join(' '))) return true
  return isExplained(status, after, whole) && !isOpen(after)
}

/** `success_false` */
function isDenial(part: string): boolean {
  return /^(false|null|none|nil|undefined)$/.test(part)
}

/** True where what follows is itself the word of a task that runs: `failed: queued`. */
function isOpen(after: readonly string[]): boolean {
  const status = words.get(after.join('_'))
  return status !== undefined && isRunning(status)
}

/** True where a word of an end is among the parts, and another that takes it back or says of what else it is. */
function hidesEnd(parts: readonly string[]): boolean {
  const statuses = parts.map((part) => words.get(part)).filter((one) => one !== undefined)
  if (parts.some((part) => isNegated(part))) return true
  if (statuses.length === 0) return false
  const isMixed = new Set(statuses).size > 1 || statuses.some(isRunning)
  return isMixed || parts.some((part) => isOfStep(part) || isNegation(part) || /^\d+$/.test(part))
}

/** `incomplete`, `unfinished`. */
function isNegated(part: string): boolean {
  const inner = part.replace(/^(un|in|non)/, '')
  return inner !== part && [inner, inner.replace(/d$/, '')].some((one) => words.has(one))
}
