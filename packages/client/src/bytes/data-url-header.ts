/** Longer ones are none of a video. */
export const longestHeader = 256

const header = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[^;,]*)*;base64,$/i

/**
 * The type that the start of a `data:` URL names, up to its comma, in lower case; empty where it names none.
 * `undefined` where it is no base64, or of something that is seen or heard and is no video.
 *
 * @see RFC 2397
 */
export function dataUrlType(text: string): string | undefined {
  const match = header.exec(text)
  const type = match?.[1]?.toLowerCase() ?? ''
  return match && !/^(image|audio|font)\//.test(type) ? type : undefined
}
