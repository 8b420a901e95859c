import { isBenign, isGoodCode } from './benign.ts'
import { plainKey } from './key-words.ts'
import { isRecord, textIn } from './record.ts'
import { withheldReasons } from './withheld.ts'
import type { JsonRecord } from './record.ts'

/** Keys of what is wrong. */
const errorKeys = new Set([
  'error',
  'errors',
  'err',
  'failure',
  'detail',
  'base_resp',
  'last_error',
])
/** Keys of what may hold that. */
const wrappers = new Set([
  ...['data', 'task', 'job', 'operation', 'output', 'result', 'response', 'body', 'payload'],
  ...['video', 'generation', 'prediction', 'metadata'],
])
/** Keys of a reason, wherever they stand, the surest first. */
const failureKeys = [
  ...[
    'failure_reason',
    'fail_reason',
    'failure_message',
    'fail_message',
    'fail_msg',
    'failure_msg',
  ],
  ...['task_status_msg', 'task_status_message', 'error_message', 'error_msg', 'err_msg', 'errmsg'],
  ...['failure', 'status_msg', 'error_detail', 'error_description', 'moderation_reason'],
]
const messageKeys = ['message', 'msg', 'detail', 'reason', 'status_message', 'description']
const errorCodeKeys = ['code', 'type', 'status', 'error_code', 'err_code', 'status_code']
const codeKeys = ['code', 'error_code', 'err_code', 'errcode', 'fail_code', 'failure_code']
const deepest = 6

/** What stands of an error in an answer, the surest reason first. "success" and the like are none. */
export interface SaidErrors {
  readonly reasons: readonly string[]
  readonly codes: readonly string[]
}

/** Where the reason of an error stands. Contract §2.2 and §4.1 */
export function errorPlaces(answer: unknown): SaidErrors {
  const places = placesIn(answer)
  const errors = places.filter(({ isError }) => isError)
  const reasons = [
    // What a gateway's upstream said, before its own words about it.
    ...errors.flatMap(({ value }) => textsAt(value, ['raw'])),
    ...errors.flatMap(({ value }) => textsAt(value, [...messageKeys, ...failureKeys])),
    ...places.flatMap(({ value }) => textsAt(value, failureKeys)),
    ...withheldReasons(answer),
    ...places.flatMap(({ value }) => textsAt(value, messageKeys)),
    ...places.flatMap(({ value }) => textsAt(value, [...errorKeys])),
  ]
  const codes = [
    ...errors.flatMap(({ value }) => textsAt(value, errorCodeKeys)),
    ...places.flatMap(({ value }) => textsAt(value, codeKeys)),
  ]
  return {
    reasons: [...new Set(reasons)].filter((reason) => !isBenign(reason)),
    codes: [...new Set(codes)].filter((code) => !isGoodCode(code)),
  }
}

interface Place {
  readonly value: JsonRecord
  readonly isError: boolean
}

function placesIn(answer: unknown): Place[] {
  const places: Place[] = []
  let level: Place[] = recordsIn(answer, false)
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    places.push(...level)
    level = level.flatMap(({ value, isError }) =>
      Object.entries(value).flatMap(([key, inner]) => {
        const plain = plainKey(key)
        const entersError = errorKeys.has(plain)
        return entersError || wrappers.has(plain) ? recordsIn(inner, isError || entersError) : []
      }),
    )
  }
  return places
}

function recordsIn(value: unknown, isError: boolean): Place[] {
  const records = [value].flat(Infinity).filter(isRecord)
  return records.map((one) => ({ value: one, isError }))
}

/** The texts at these keys, key by key. */
function textsAt(record: JsonRecord, keys: readonly string[]): string[] {
  const entries = Object.entries(record).map(([key, value]) => [plainKey(key), value] as const)
  return keys.flatMap((key) =>
    entries
      .filter(([name]) => name === key)
      .flatMap(([, value]) => [value].flat())
      .flatMap((value) => textIn(value) ?? []),
  )
}
