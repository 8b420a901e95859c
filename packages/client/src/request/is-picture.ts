/** True for an http(s) link, and for a picture as a base64 `data:` URL. Contract §1.2 */
export function isPicture(value: unknown): value is string {
  if (typeof value !== 'string') return false
  const [head] = /^data:image\/[a-z\d.+-]+;base64,/i.exec(value) ?? []
  if (head !== undefined) return isBase64(value.slice(head.length))
  return /^https?:\/\//i.test(value) && URL.canParse(value)
}

/**
 * Gateways drop a picture that they cannot decode, and bill for a video without it. Its ends tell: it has megabytes,
 * and a form asks at every letter.
 */
function isBase64(text: string): boolean {
  if (text === '' || text.length % 4 !== 0) return false
  return [text.slice(0, 64), text.slice(-64)].every((end) => /^[A-Za-z\d+/]*={0,2}$/.test(end))
}
