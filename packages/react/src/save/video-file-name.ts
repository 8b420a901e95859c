export interface VideoFileNameParts {
  prompt?: string | undefined
  model?: string | undefined
  /** When it is saved, in milliseconds since the Unix epoch; written in local time. */
  at: number
  /** Its last four letters or digits tell alike names apart. */
  id?: string | undefined
  /** Which of a task's results, from 0; all but the first end in their number, such as `_2`. */
  result?: number | undefined
  /** @defaultValue `mp4` */
  format?: VideoFormat | undefined
}

/** What the bytes of a video are. */
export type VideoFormat = 'mp4' | 'webm'

const graphemes = 30
const modelBytes = 60
const allBytes = 200

/**
 * Builds the name a video is saved under: `{prompt}_{model}_{yyyyMMdd-HHmmss}_{id4}.mp4`. Legal on every system,
 * at most 200 UTF-8 bytes.
 */
export function videoFileName({
  prompt = '',
  model = '',
  at,
  id = '',
  result = 0,
  format = 'mp4',
}: VideoFileNameParts): string {
  const extension = `.${format}`
  const ending = [
    cutToBytes(clean(model), modelBytes).trim(),
    timestamp(new Date(at)),
    id.replace(/[^a-z0-9]/gi, '').slice(-4),
    result > 0 ? String(result + 1) : '',
  ]
    .filter((part) => part !== '')
    .map((part) => `_${part}`)
    .join('')
  const letters = split(clean(prompt)).slice(0, graphemes).join('').trim()
  const beginning = cutToBytes(letters, allBytes - bytes(ending + extension) - 1).trim()
  return safeStem((beginning || 'video') + ending) + extension
}

/** Makes a name given by the app legal on every system, ending in what the video is. */
export function cleanFileName(name: string, format: VideoFormat = 'mp4'): string {
  const extension = `.${format}`
  const stem = clean(name).replace(/\.(mp4|webm)$/i, '')
  const cut = cutToBytes(stem, allBytes - bytes(extension) - 1).replace(/[. ]+$/, '')
  return safeStem(cut || 'video') + extension
}

// Windows takes CON, NUL and the like for devices, whatever stands after a dot.
function safeStem(stem: string): string {
  return /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)/i.test(stem) ? `_${stem}` : stem
}

// Reserved on Windows; control, bidi, invisible and unpaired characters; leading dots hide a file on Unix.
function clean(text: string): string {
  return text
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .replace(/[\\/:*?"<>|]/g, '')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .normalize('NFC')
    .replace(/ +/g, ' ')
    .replace(/^[. ]+/, '')
    .trim()
}

function cutToBytes(text: string, limit: number): string {
  let cut = ''
  for (const grapheme of split(text)) {
    if (bytes(cut + grapheme) > limit) return cut
    cut += grapheme
  }
  return cut
}

function split(text: string): string[] {
  if (!('Segmenter' in Intl)) return Array.from(text)
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length
}

function timestamp(date: Date): string {
  const two = (count: number) => String(count).padStart(2, '0')
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`
}
