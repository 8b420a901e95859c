import { taskError } from '../wire/error-answers.ts'
import { Refusal } from '../wire/refusal.ts'

/** @throws Refusal of the gateway itself where there is no prompt. */
export function requirePrompt(prompt: unknown): string {
  if (typeof prompt === 'string' && prompt.trim() !== '') return prompt
  throw new Refusal(taskError(400, 'invalid_request', 'The field "prompt" is required.'))
}
