// Shorter ones guard nothing, and would black out half of every text they happen to stand in.
const shortestSecret = 6
const shape = /(?<![A-Za-z0-9])sk-[\w-]{6,}/g

/** Takes the key out of whatever an upstream may echo. */
export interface Redactor {
  /** Blacks out the key itself, also URL-coded and in base64. Leaves every other id and URL as it is. */
  value(text: string): string
  /** For prose: also blacks out whatever looks like a key. */
  message(text: string): string
}

export function createRedactor(secret: string): Redactor {
  const forms = secret.length < shortestSecret ? [] : formsOf(secret)
  const value = (text: string) => forms.reduce((rest, form) => rest.replaceAll(form, '…'), text)
  return { value, message: (text) => value(text).replace(shape, 'sk-…') }
}

function formsOf(secret: string): string[] {
  const base64 = [0, 1, 2].map((offset) => base64Core(secret, offset))
  const base64url = base64.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'))
  return [...new Set([secret, encodeURIComponent(secret), ...base64, ...base64url])]
}

/** The part of the base64 that is the same whatever stands around the secret, `offset` bytes into a triple. */
function base64Core(secret: string, offset: number): string {
  const encoded = btoa('\0'.repeat(offset) + secret)
  const whole = Math.floor(((offset + secret.length) * 8) / 6)
  return encoded.slice(Math.ceil((offset * 8) / 6), whole)
}
