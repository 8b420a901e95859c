/** True for an http(s) link, and for a picture as a base64 `data:` URL. Contract §1.2 */
export function isPicture(value: unknown): value is string {
  if (typeof value !== 'string') return false
  if (/^data:/i.test(value)) return /^data:image\/[a-z\d.+-]+;base64,[a-z\d+/]/i.test(value)
  return /^https?:/i.test(value) && URL.canParse(value)
}
