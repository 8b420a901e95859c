import { isOwnNetwork } from './own-network.ts'

/**
 * Whether a URL of an answer may reach a page: `javascript:` and its like end here, and a link to this machine or a
 * private network unless the client's own gateway is in one.
 *
 * @param baseUrl - The client's own; without it no link into such a network passes.
 */
export function isSafeLink(url: URL, baseUrl?: URL): boolean {
  const { protocol, hostname } = url
  if (protocol === 'blob:') return url.origin === pageOrigin()
  if (protocol !== 'https:' && protocol !== 'http:') return false
  if (!isOwnNetwork(hostname)) return protocol === 'https:'
  return baseUrl !== undefined && isOwnNetwork(baseUrl.hostname)
}

function pageOrigin(): string | undefined {
  return (globalThis as { location?: { origin: string } }).location?.origin
}
