const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Whether a URL of an answer may reach a page: `javascript:` and its like end here. */
export function isSafeLink(url: URL): boolean {
  if (url.protocol === 'https:') return true
  if (url.protocol === 'http:') return loopback.test(url.hostname)
  return url.protocol === 'blob:' && url.origin === pageOrigin()
}

function pageOrigin(): string | undefined {
  return (globalThis as { location?: { origin: string } }).location?.origin
}
