import { Refusal } from './refusal.ts'

/**
 * Takes which of a task's videos is asked for: one digit, and the first without any.
 *
 * @throws Refusal 400 for anything else.
 */
export function parseResult(values: readonly string[]): number {
  const [result = '0', ...more] = values
  if (/^[0-9]$/.test(result) && more.length === 0) return Number(result)
  throw new Refusal(400, 'invalid_request', 'A result is named by one digit, from 0: &result=<n>.')
}
