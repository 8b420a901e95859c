const videoEnding = /\.(mp4|m4v|mov|webm|mkv|avi|mpe?g|ogv|3gp|wmv|flv)$/i
const otherEnding =
  /\.(jpe?g|png|gif|webp|avif|heic|bmp|svg|ico|mp3|wav|m4a|aac|ogg|flac|opus|srt|vtt|txt|json|html?|pdf)$/i

/**
 * What the letters of a link say of what is behind it: the ending of its file, or the type that it asks its host for,
 * as signed links of object stores do.
 */
export function mediumOfLink({ pathname, searchParams }: URL): 'video' | 'other' | undefined {
  if (videoEnding.test(pathname)) return 'video'
  if (otherEnding.test(pathname)) return 'other'
  const asked = [...searchParams.values()]
  if (asked.some((value) => /^video[/_]/i.test(value) || videoEnding.test(value))) return 'video'
  return undefined
}
