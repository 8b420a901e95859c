import { answerLayers } from './answer-layers.ts'
import { isBenign, isGoodCode } from './benign.ts'
import { isRecord, textAt, valueAt } from './record.ts'
import type { JsonRecord } from './record.ts'

/** Whether an answer says, in a place for errors, that something is wrong. `{}`, `code: 0` and "success" say no such thing. */
export function saysError(answer: unknown, taskId?: string): boolean {
  return answerLayers(answer, taskId).some(({ value }) =>
    ['error', 'errors', 'Error'].some((key) => isError(valueAt(value, key))),
  )
}

/** Whether a value in a place for errors is one. */
function isError(value: unknown): boolean {
  if (typeof value === 'string') return !isBenign(value) && !isWarning(value)
  if (Array.isArray(value)) return value.some(isError)
  return isRecord(value) && isErrorObject(value)
}

function isErrorObject(error: JsonRecord): boolean {
  const code = textAt(error, ['code', 'error_code', 'status_code'])
  if (code !== undefined && isGoodCode(code)) return false
  const message = textAt(error, ['message', 'msg', 'detail', 'reason', 'error_message', 'type'])
  if (message === undefined) return code !== undefined || Object.values(error).some(isError)
  if (isWarning(message) || isWarning(textAt(error, ['type', 'level', 'severity']) ?? ''))
    return false
  return !isBenign(message)
}

/** What went well all the same. */
function isWarning(text: string): boolean {
  return /^\s*(warn(ing)?|info|notice)\b/i.test(text)
}
