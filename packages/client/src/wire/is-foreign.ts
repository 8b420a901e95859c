/** True for a URL of another origin than the page's, which CORS stands in front of. Nothing is foreign outside of pages. */
export function isForeign(url: string | URL): boolean {
  return typeof document !== 'undefined' && new URL(url).origin !== location.origin
}
