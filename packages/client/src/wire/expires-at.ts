import { valuesNamed } from './values-named.ts'

const names = ['expires_at', 'expire_at', 'expire_time', 'expiration_time']

/** In seconds the year 2001: what is less is how long, not until when. In milliseconds 1973: what is more counts those. */
const [leastSeconds, mostSeconds] = [1e9, 1e11]

/** Until when the links of an answer hold, in milliseconds since the epoch; `undefined` where it does not tell. */
export function expiresAtOf(answer: unknown): number | undefined {
  return valuesNamed(answer, names)
    .map(readTime)
    .find((time) => time !== undefined)
}

function readTime(value: unknown): number | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
  const isCount = /^\d+$/.test(text)
  const count = Number(text)
  const time = isCount ? (count < mostSeconds ? count * 1000 : count) : dateOf(text)
  return time >= leastSeconds * 1000 && Number.isSafeInteger(time) ? time : undefined
}

/** Only where the zone is told too: a local time is nobody's here. */
function dateOf(text: string): number {
  return /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text) : NaN
}
