import { Refusal } from '../refusal.ts'

/**
 * Keeps pages of other sites from spending in a visitor's name.
 *
 * @param allowedOrigins - Origins besides the handler's own.
 * @throws Refusal 403
 * @see https://www.w3.org/TR/fetch-metadata/ and RFC 6454 §7
 */
export function refuseOtherSites(
  { headers, url }: Request,
  allowedOrigins: ReadonlySet<string>,
): void {
  const origin = headers.get('origin')
  if (origin !== null && allowedOrigins.has(origin)) return
  const own = headers.get('host') ?? new URL(url).host
  const foreign = origin !== null && hostOf(origin) !== own.toLowerCase()
  if (!foreign && headers.get('sec-fetch-site') !== 'cross-site') return
  throw new Refusal(
    403,
    'forbidden',
    'A page of another origin may not submit. List the origin in allowedOrigins if it is yours.',
  )
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
