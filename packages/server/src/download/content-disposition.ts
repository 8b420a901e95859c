const longestName = 100
// Controls, marks that turn the writing direction, what separates paths, and what file systems refuse.
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}/\\:*?"<>|]+/gu

interface NamedVideo {
  /** Which of a task's videos it is, from 0; tells those apart that get no name. */
  result?: number
  type?: 'video/mp4' | 'video/webm'
}

/**
 * Names a download: an ASCII name for old clients and the full one beside it, ending in what the video is, at most 100
 * characters.
 *
 * @see RFC 6266 §4.3 and Appendix D; RFC 8187 §3.2
 */
export function contentDisposition(
  filename: string,
  { result = 0, type = 'video/mp4' }: NamedVideo = {},
): string {
  const extension = type.replace('video/', '.')
  const name = safeName(filename, extension) || nameOf(result, extension)
  const ascii = name.replace(/[^\x20-\x7e]|[%']/gu, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extValue(name)}`
}

function safeName(filename: string, extension: string): string {
  const base = filename
    .normalize('NFC')
    .replace(unsafe, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?:\.(?:mp4|webm))?[. ]*$/i, '')
    .replace(/^[. ]+/, '')
  const short = Array.from(base)
    .slice(0, longestName - extension.length)
    .join('')
    .trim()
  return short && `${short}${extension}`
}

function nameOf(result: number, extension: string): string {
  return `video${result > 0 ? `_${result + 1}` : ''}${extension}`
}

/** RFC 8187 allows fewer characters bare than `encodeURIComponent` leaves. */
function extValue(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
