import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sniffType } from './sniff-type.ts'
import type { SniffedType } from './sniff-type.ts'

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

const files: [SniffedType | undefined, string][] = [
  ['JPEG', '\xff\xd8\xff\xe1\0\x10Exif'],
  ['PNG', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['WebP', 'RIFF\n\0\0\0WEBPVP8 '],
  ['GIF', 'GIF89a\x01\0'],
  ['GIF', 'GIF87a\x01\0'],
  ['BMP', 'BM\x10\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'],
  ['AVIF', '\0\0\0\x20ftypavif\0\0\0\0'],
  ['AVIF', '\0\0\0\x20ftypmif1\0\0\0\0mif1avifmiaf'],
  ['HEIC', '\0\0\0\x20ftypheic\0\0\0\0mif1heic'],
  ['HEIC', '\0\0\0\x20ftypmif1\0\0\0\0mif1heic'],
  ['TIFF', 'II*\0\x08\0\0\0'],
  ['TIFF', 'MM\0*\0\0\0\x08'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['SVG', '\xef\xbb\xbf  <?xml version="1.0"?><svg/>'],
  ['MP4', '\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41'],
  ['WebM', '\x1aE\xdf\xa3\x9fB'],
  ['PDF', '%PDF-1.7'],
  [undefined, 'BMX is a sport, as everybody knows'],
  [undefined, 'RIFF\n\0\0\0WAVEfmt '],
  [undefined, '<!doctype html>'],
  [undefined, 'a picture, honestly'],
  [undefined, ''],
]

it.each(files)('tells %s by its first bytes', (type, start) => {
  expect(sniffType(bytesOf(start))).toBe(type)
})

const magic: Partial<Record<SniffedType, string>> = {
  JPEG: '\xff\xd8\xff',
  PNG: '\x89PNG',
  WebP: 'WEBP',
  GIF: 'GIF8',
  BMP: 'BM',
  AVIF: 'ftyp',
  HEIC: 'ftyp',
}

it('takes nothing for a picture that has not the bytes of one', () => {
  const starts = fc.constantFrom(...files.map(([, start]) => start))
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc
      .tuple(starts, fc.nat({ max: 12 }), fc.uint8Array({ maxLength: 60 }))
      .map(([start, length, rest]) => Uint8Array.of(...bytesOf(start.slice(0, length)), ...rest)),
  )
  fc.assert(
    fc.property(anything, (bytes) => {
      const type = sniffType(bytes)
      const sign = type && magic[type]

      expect(String.fromCharCode(...bytes.subarray(0, 64))).toContain(sign ?? '')
    }),
    { numRuns: 2000 },
  )
})
