const picture = /^data:image\/(?:webp|jpeg|png);base64,[A-Za-z0-9+/]+={0,2}$/
/** 32 KB in base64, and what stands before it. */
const longest = Math.ceil((32 * 1024) / 3) * 4 + 'data:image/jpeg;base64,'.length

/** Whether a value may be kept and shown as a poster: it ends up in the page. */
export function isPoster(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longest && picture.test(value)
}
