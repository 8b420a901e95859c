import { expect, it } from 'vitest'
import { createRedactor } from './redactor.ts'

const key = 'sk-Canary/0123+4567=89'

it.each([
  ['plain', key],
  ['URL-coded', encodeURIComponent(key)],
  ['base64', btoa(key)],
  ['base64 of the header', btoa(`Bearer ${key}`)],
  ['base64 one byte in', btoa(`x${key}!`)],
  ['base64 two bytes in', btoa(`xy${key}!!`)],
  ['base64url', btoa(`x${key}`).replaceAll('+', '-').replaceAll('/', '_')],
])('takes the key out: %s', (_, form) => {
  const text = createRedactor(key).value(`before ${form} after`)

  expect(text).toMatch(/^before .*….* after$/)
  expect(text.length).toBeLessThan(30)
})

it('takes what looks like a key out of messages', () => {
  expect(createRedactor(key).message('Invalid token sk-other-0123456789!')).toBe(
    'Invalid token sk-…!',
  )
})

it('leaves ids as they are', () => {
  const { value, message } = createRedactor(key)

  expect(value('AbCd-sk-0123456789')).toBe('AbCd-sk-0123456789')
  expect(message('task-0123456789 is unknown')).toBe('task-0123456789 is unknown')
})

it('leaves texts whole where the key is no secret', () => {
  expect(createRedactor('mock').value('mock-1 on the mock gateway')).toBe(
    'mock-1 on the mock gateway',
  )
})
