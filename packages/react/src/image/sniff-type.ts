/** The longest signature's reach, in bytes; what leads an SVG may be a comment or white space. */
const reach = 64

/** Pictures that a browser may decode. */
export type DecodableType = 'JPEG' | 'PNG' | 'WebP' | 'GIF' | 'BMP' | 'AVIF' | 'HEIC'

/** What a file can be told to be. */
export type SniffedType = DecodableType | 'TIFF' | 'SVG' | 'MP4' | 'WebM' | 'PDF'

/** The first that fits is it. */
const signatures: readonly (readonly [SniffedType, RegExp])[] = [
  ['JPEG', /^\xff\xd8\xff/],
  ['PNG', /^\x89PNG\r\n.\n/s],
  ['WebP', /^RIFF.{4}WEBP/s],
  ['GIF', /^GIF8[79]a/],
  // The second word is always 0, and the header's length is one of seven.
  ['BMP', /^BM.{4}\0{4}.{4}[\f(48@l|]\0{3}/s],
  ['AVIF', /^\0.{3}ftyp(?:.{4}){0,12}?avi[fs]/s],
  ['HEIC', /^\0.{3}ftyp(?:.{4}){0,12}?(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/s],
  ['TIFF', /^(?:II\*\0|MM\0\*)/],
  ['SVG', /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg)/],
  ['MP4', /^\0.{3}ftyp/s],
  ['WebM', /^.E\xdf\xa3/s],
  ['PDF', /^%PDF/],
]

/**
 * Tells a file's type by its first bytes, never by its name.
 *
 * @see WHATWG MIME Sniffing §6.1
 */
export function sniffType(bytes: Uint8Array): SniffedType | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, reach))
  return signatures.find(([, signature]) => signature.test(start))?.[0]
}
