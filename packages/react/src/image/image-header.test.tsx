import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readImageHeader } from './image-header.ts'
import type { DecodableType } from './sniff-type.ts'

const types: DecodableType[] = ['JPEG', 'PNG', 'WebP', 'GIF', 'BMP', 'AVIF', 'HEIC']

function bytesOf(...parts: (string | readonly number[])[]): Uint8Array {
  const letters = (part: string) => Array.from(part, (letter) => letter.charCodeAt(0))
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? letters(part) : part)))
}

const frame = (marker: number) => bytesOf([0xff, marker, 0, 11, 8, 0x01, 0x02, 0x03, 0x04, 1, 1, 0])
const jpeg = (...parts: Uint8Array[]) =>
  bytesOf('\xff\xd8', ...parts.map((part) => [...part]), '\xff\xda\0\x02..\xff\xd9')

it.each([0xc0, 0xc1, 0xc2, 0xc9])('reads the size of a JPEG with frame %i', (marker) => {
  const table = bytesOf('\xff\xc4\0\x04..')
  const exif = bytesOf('\xff\xe1\0\x09\xff\xc0\0\x0b\x08\xff\xd9')
  const filled = bytesOf('\xff\xff\xff\xfe\0\x02')

  const header = readImageHeader('JPEG', jpeg(exif, filled, table, frame(marker)))

  expect(header).toEqual({ width: 0x0304, height: 0x0102, isOpaque: true })
})

it.each([
  ['without an end', jpeg(frame(0xc0)).slice(0, -2)],
  ['without a frame', jpeg()],
  ['with a frame behind its scan', bytesOf([...jpeg()], [...frame(0xc0)])],
  ['with something else between its segments', jpeg(bytesOf('nothing'), frame(0xc0))],
  ['without height', jpeg(bytesOf([0xff, 0xc0, 0, 11, 8, 0, 0, 3, 4, 1, 1, 0]))],
])('finds a JPEG damaged %s', (_, bytes) => {
  expect(readImageHeader('JPEG', bytes)).toBeUndefined()
})

it('takes a JPEG with something behind its end', () => {
  const bytes = bytesOf([...jpeg(frame(0xc0))], 'ftypmp42 a short film'.repeat(100))

  expect(readImageHeader('JPEG', bytes)).toMatchObject({ width: 0x0304 })
})

const png = (colorType: number, ...rest: string[]) =>
  bytesOf(
    '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02\0\0\x03\x04\x08',
    [colorType],
    '\0\0\0....',
    ...rest,
  )

it.each([
  [2, true, ''],
  [3, true, ''],
  [3, false, '\0\0\0\x01tRNS.....'],
  [4, false, ''],
  [6, false, ''],
])('reads the size of a PNG of colour type %i, opaque: %s', (colorType, isOpaque, chunk) => {
  const bytes = png(colorType, chunk, '\0\0\0\x02IDAT......', '\0\0\0\0IEND....')

  expect(readImageHeader('PNG', bytes)).toEqual({ width: 0x0102, height: 0x0304, isOpaque })
})

it.each([
  ['without an end', png(2, '\0\0\0\x02IDAT......')],
  ['that breaks off in a chunk', png(2, '\0\0\xff\xffIDAT......')],
  ['that begins with another chunk', bytesOf('\x89PNG\r\n\x1a\n\0\0\0\0IEND....')],
])('finds a PNG damaged %s', (_, bytes) => {
  expect(readImageHeader('PNG', bytes)).toBeUndefined()
})

it('finds a WebP damaged that is shorter than it says', () => {
  const bytes = bytesOf('RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x01\x02\0\x03\x04\0')

  expect(readImageHeader('WebP', bytes)).toEqual({ width: 0x202, height: 0x404, isOpaque: true })
  expect(readImageHeader('WebP', bytes.slice(0, -1))).toBeUndefined()
  bytes[4] = 0x17
  expect(readImageHeader('WebP', bytes)).toBeUndefined()
})

it.each([
  ['lossy', 'VP8 \x0a\0\0\0...\x9d\x01\x2a\x02\x41\x04\x83', true],
  ['lossless', 'VP8L\x05\0\0\0\x2f\x01\xc1\xc0\x00.....', true],
  ['lossless and transparent', 'VP8L\x05\0\0\0\x2f\x01\xc1\xc0\x10.....', false],
])('reads the size of a WebP that is %s', (_, chunk, isOpaque) => {
  const bytes = bytesOf('RIFF\x16\0\0\0WEBP', chunk)

  expect(readImageHeader('WebP', bytes)).toEqual({ width: 0x102, height: 0x304, isOpaque })
})

it('reads the size of old BMPs and of those whose top row comes first', () => {
  const old = bytesOf('BM', '.'.repeat(12), '\x0c\0\0\0\x02\x01\x04\x03')
  const upsideDown = bytesOf('BM', '.'.repeat(12), '\x28\0\0\0\x02\x01\0\0\xfc\xff\xff\xff')

  expect(readImageHeader('BMP', old)).toMatchObject({ width: 0x0102, height: 0x0304 })
  expect(readImageHeader('BMP', upsideDown)).toMatchObject({ width: 0x0102, height: 4 })
})

it('reads the size of a HEIC and not of its tiles', () => {
  const ispe = (width: string, height: string) => `ispe\0\0\0\0\0\0${width}\0\0${height}`
  const bytes = bytesOf('....ftypheic', ispe('\x02\0', '\x02\0'), ispe('\x0f\xc0', '\x0b\xd0'))

  expect(readImageHeader('HEIC', bytes)).toMatchObject({ width: 4032, height: 3024 })
})

it('reads any bytes without failing, and finds a size or damage', () => {
  const starts = [jpeg(frame(0xc0)), png(6, '\0\0\0\0IEND....'), bytesOf('RIFF\0\0\0\0WEBPVP8L')]
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 100 }),
    fc
      .tuple(fc.constantFrom(...starts), fc.nat({ max: 40 }), fc.uint8Array({ maxLength: 60 }))
      .map(([start, length, rest]) => Uint8Array.of(...start.subarray(0, length), ...rest)),
  )
  fc.assert(
    fc.property(fc.constantFrom(...types), anything, (type, bytes) => {
      const header = readImageHeader(type, bytes)

      const { width, height } = header ?? { width: 1, height: 1 }
      expect(Math.min(width, height)).toBeGreaterThan(0)
    }),
    { numRuns: 3000 },
  )
})
