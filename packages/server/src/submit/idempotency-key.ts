import { Refusal } from '../refusal.ts'

const pattern = /^[\x20-\x7e]{1,255}$/

/**
 * Checks a key as it came from a header or a query.
 *
 * @throws Refusal 400 unless it is 1–255 printable ASCII characters.
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header-07
 */
export function checkedIdempotencyKey(key: string | null): string {
  if (key !== null && pattern.test(key)) return key
  throw new Refusal(
    400,
    'invalid_request',
    'An idempotency key is 1 to 255 printable ASCII characters.',
  )
}
