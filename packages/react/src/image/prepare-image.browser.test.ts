import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { makeVideo } from '../testing/make-video.test-helper.ts'
import { captureFrame } from '../frame/capture-frame.ts'
import { imageProblem } from './image-problem.ts'
import { canary, makePicture, quarters } from './make-picture.test-helper.ts'
import { blobOf, colorsAt, cornersOf } from './picture-colors.test-helper.ts'
import { prepareImage } from './prepare-image.ts'
import { watchBitmaps } from './watch-bitmaps.test-helper.ts'
import type { ImageRule } from '@generated-video/client'
import type { ImageTarget } from './image-target.ts'

afterEach(() => void vi.restoreAllMocks())

const rule: ImageRule = {
  types: ['image/jpeg', 'image/png', 'image/webp'],
  maxBytes: 10_000_000,
  minSide: 16,
  maxSide: 2048,
}

async function problemOf(source: Blob | string, target: ImageTarget = { rule }) {
  const error: unknown = await prepareImage(source, target).catch((reason: unknown) => reason)
  return imageProblem(error) ?? error
}

async function textOf(picture: Blob, encoding = 'latin1'): Promise<string> {
  return new TextDecoder(encoding).decode(await picture.arrayBuffer())
}

/** Every pixel another colour, so that it compresses badly. */
async function makeNoise(side: number, type = 'image/png'): Promise<Blob> {
  const canvas = new OffscreenCanvas(side, side)
  const context = canvas.getContext('2d')
  const noise = new ImageData(side, side)
  let seed = 1
  for (let at = 0; at < noise.data.length; at++) {
    seed = (seed * 16807) % 2147483647
    noise.data[at] = at % 4 === 3 ? 255 : seed % 256
  }
  context?.putImageData(noise, 0, 0)
  return canvas.convertToBlob({ type })
}

/** Takes the frame out of the extended WebP that Chromium writes. */
async function unwrapWebp(picture: Blob, chunk: string): Promise<Blob> {
  const start = (await textOf(picture)).indexOf(chunk)
  const frame = picture.slice(start)
  const head = new DataView(new TextEncoder().encode('RIFF....WEBP').buffer)
  head.setUint32(4, frame.size + 4, true)
  return new Blob([head, frame])
}

const [r, l, b, y] = quarters

it.each([
  [1, [r, l, b, y]],
  [2, [l, r, y, b]],
  [3, [y, b, l, r]],
  [4, [b, y, r, l]],
  [5, [r, b, l, y]],
  [6, [b, r, y, l]],
  [7, [y, l, b, r]],
  [8, [l, y, r, b]],
])('turns orientation %i upright, and leaves no place or name behind', async (orientation, up) => {
  const source = await makePicture({ orientation, width: 640, height: 480 })
  const isTurned = orientation > 4

  const { url, width, height } = await prepareImage(source, { rule })

  expect(await textOf(source)).toContain(canary)
  expect(await cornersOf(url)).toEqual(up)
  expect({ width, height }).toEqual(
    isTurned ? { width: 480, height: 640 } : { width: 640, height: 480 },
  )
  const written = await textOf(await blobOf(url))
  for (const trace of [canary, 'CANARY', 'Exif']) expect(written).not.toContain(trace)
})

it('says what it made', async () => {
  const source = await makePicture({ type: 'image/png', width: 700, height: 500 })

  const { url, type, size, width, height } = await prepareImage(source, { rule })

  const blob = await blobOf(url)
  expect({ type, size }).toEqual({ type: 'image/jpeg', size: blob.size })
  expect(blob.type).toBe('image/jpeg')
  expect(await textOf(blob)).toMatch(/^\xff\xd8\xff|^ÿØÿ/)
  expect({ width, height }).toEqual({ width: 700, height: 500 })
})

it('crops to the ratio, and the middle stays', async () => {
  const source = await makePicture({ width: 600, height: 400 })

  const { url, width, height } = await prepareImage(source, { rule, aspectRatio: '1:1' })

  expect({ width, height }).toEqual({ width: 400, height: 400 })
  expect(await cornersOf(url)).toEqual(quarters)
  const middle = await colorsAt(url, [
    [0.48, 0.1],
    [0.52, 0.1],
    [0.48, 0.9],
    [0.52, 0.9],
  ])
  expect(middle).toEqual(quarters)
})

it('shows the whole picture on black where it is to fit', async () => {
  const source = await makePicture({ width: 600, height: 400 })

  const { url, width, height } = await prepareImage(source, {
    rule,
    aspectRatio: '1:1',
    fit: 'fit',
  })

  expect({ width, height }).toEqual({ width: 600, height: 600 })
  const column = [0.01, 0.15, 0.18, 0.48, 0.52, 0.82, 0.85, 0.99]
  expect(
    await colorsAt(
      url,
      column.map((down) => [0.01, down]),
    ),
  ).toEqual(['black', 'black', 'red', 'red', 'blue', 'blue', 'black', 'black'])
})

it.each([
  ['crop', 'smaller', 640, 480, quarters],
  ['crop', 'larger', 3000, 2600, quarters],
  ['fit', 'smaller', 640, 480, ['black', 'black', 'black', 'black']],
] as const)(
  'makes exact pixels where the model wants them: %s of a %s picture',
  async (fit, _, across, down, corners) => {
    const source = await makePicture({ width: across, height: down })
    const target = { rule: { ...rule, exactSize: true }, size: '720x1280', fit }

    const { url, width, height } = await prepareImage(source, target)

    expect({ width, height }).toEqual({ width: 720, height: 1280 })
    expect(await cornersOf(url)).toEqual(corners)
  },
)

it.each([
  ['VP8 ', 0.8, quarters],
  ['VP8L', 1, quarters],
  ['VP8X', 0.8, ['red', 'transparent', 'blue', 'yellow']],
] as const)('reads WebP with %s', async (chunk, quality, colors) => {
  const written = await makePicture({
    type: 'image/webp',
    quality,
    colors,
    width: 330,
    height: 210,
  })
  const source = chunk === 'VP8X' ? written : await unwrapWebp(written, chunk)
  expect((await textOf(source)).slice(12, 16)).toBe(chunk)

  const { url, width, height } = await prepareImage(source, { rule })

  expect({ width, height }).toEqual({ width: 330, height: 210 })
  const corners = colors.map((color) => (color === 'transparent' ? 'clear' : color))
  expect(await cornersOf(url)).toEqual(corners)
})

it('reads a progressive JPEG', async () => {
  const bytes = Uint8Array.of(
    ...[0xff, 0xd8, 0xff, 0xdb, 0, 67, 0, ...Array<number>(64).fill(8)],
    ...[0xff, 0xc2, 0, 11, 8, 0, 16, 0, 24, 1, 1, 0x11, 0],
    ...[0xff, 0xc4, 0, 20, 0, 1, ...Array<number>(16).fill(0)],
    ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0, 0b11, 0xff, 0xd9],
  )

  expect(await prepareImage(new Blob([bytes]), { rule })).toMatchObject({ width: 24, height: 16 })
})

it.each([
  ['GIF', 'R0lGODlhEAAQAPAAAP8AAAAAACH5BAAAAAAALAAAAAAQABAAAAIOhI+py+0Po5y02ouzPgUAOw==', 16, 16],
  [
    'AVIF',
    'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAAD5bWV0YQAAAAAAAAAvaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAFBpY3R1cm' +
      'VIYW5kbGVyAAAAAA5waXRtAAAAAAABAAAAHmlsb2MAAAAARAAAAQABAAAAAQAAASEAAAAiAAAAKGlpbmYAAAAAAAEAAAAaaW5mZQIAAAAAAQAA' +
      'YXYwMUNvbG9yAAAAAGppcHJwAAAAS2lwY28AAAAUaXNwZQAAAAAAAAAwAAAAIAAAABBwaXhpAAAAAAMICAgAAAAMYXYxQ4EADAAAAAATY29scm' +
      '5jbHgAAgACAAIAAAAAF2lwbWEAAAAAAAAAAQABBAECgwQAAAAqbWRhdAoKAAAAAqX/P/5gEDIUEADAAAACgAAACzz8u0QBL7ZmtKA=',
    48,
    32,
  ],
] as const)('writes a %s anew, which models do not read', async (type, base64, width, height) => {
  const source = await blobOf(`data:;base64,${base64}`)

  const prepared = await prepareImage(source, { rule: { ...rule, types: ['image/png'] } })

  expect(prepared).toMatchObject({ type: 'image/png', width, height })
  expect((await cornersOf(prepared.url))[0], type).toBe('red')
})

it('takes a frame of an earlier video, and what it made itself', async () => {
  const frame = await captureFrame(await makeVideo(), 'last')
  const first = await prepareImage(frame, { rule })

  const second = await prepareImage(first.url, { rule, aspectRatio: '9:16' })

  expect(first.width / first.height).toBeCloseTo(16 / 9, 2)
  expect(second.width / second.height).toBeCloseTo(9 / 16, 2)
  expect(second.height).toBe(first.height)
})

it('goes by the bytes where name and type say something else', async () => {
  const picture = await makePicture({ type: 'image/png' })
  const source = new File([picture], 'holiday.txt', { type: 'text/plain' })

  expect(await prepareImage(source, { rule })).toMatchObject({ type: 'image/jpeg', width: 640 })
})

const partlyClear = ['red', 'transparent', 'blue', 'yellow']

it('keeps what is transparent where the model takes a type that can', async () => {
  const source = await makePicture({ type: 'image/png', colors: partlyClear })

  const { url, type } = await prepareImage(source, { rule })

  expect(type).toBe('image/png')
  expect(await cornersOf(url)).toEqual(['red', 'clear', 'blue', 'yellow'])
})

it.each([
  ['no other type', { ...rule, types: ['image/jpeg'] } satisfies ImageRule],
  [
    'no file as large',
    { ...rule, types: ['image/jpeg', 'image/png'], maxBytes: 5000 } satisfies ImageRule,
  ],
])('puts it on white where the model takes %s', async (_, strict) => {
  const source = await makePicture({
    type: 'image/png',
    colors: partlyClear,
    width: 64,
    height: 48,
  })
  vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockImplementation(padPng)

  const { url, type, width } = await prepareImage(source, { rule: strict })

  expect({ type, width }).toEqual({ type: 'image/jpeg', width: 64 })
  expect(await cornersOf(url)).toEqual(['red', 'white', 'blue', 'yellow'])
})

it('puts bars around what is transparent', async () => {
  const source = await makePicture({ type: 'image/png', colors: partlyClear })
  const target = { rule, aspectRatio: '1:1', fit: 'fit' } as const

  const { url } = await prepareImage(source, target)

  const points = [0.05, 0.2, 0.95].map((down) => [0.9, down] as const)
  expect(await colorsAt(url, points)).toEqual(['black', 'clear', 'black'])
})

it('lowers the quality until the model takes it, and then the pixels', async () => {
  const source = await makeNoise(400)
  const first = await prepareImage(source, { rule })

  const upTo = (part: number): ImageRule => ({
    ...rule,
    types: ['image/jpeg'],
    maxBytes: Math.round(first.size * part),
  })
  const compressed = await prepareImage(source, { rule: upTo(0.6) })
  const smaller = await prepareImage(source, { rule: upTo(0.2) })

  expect(first).toMatchObject({ width: 400, height: 400 })
  expect(compressed).toMatchObject({ type: 'image/jpeg', width: 400, height: 400 })
  expect(compressed.size).toBeLessThanOrEqual(first.size * 0.6)
  expect(smaller.width).toBeLessThan(400)
  expect(smaller.height).toBe(smaller.width)
  expect(smaller.size).toBeLessThanOrEqual(first.size * 0.2)
})

it.each<Partial<ImageRule>>([
  { maxBytes: 300, minSide: 100 },
  { maxBytes: 20_000, minSide: 350 },
  { maxBytes: 20_000, exactSize: true },
])('says so where it stays too large: %o', async (strict) => {
  const target = { rule: { ...rule, ...strict }, size: '400x400' }

  expect(await problemOf(await makeNoise(400), target)).toEqual({
    reason: 'stays_too_large',
    limit: strict.maxBytes,
  })
})

it('writes few files on the way to one that is small enough', async () => {
  const source = await makeNoise(400)
  const write = vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob')
  const strict: ImageRule = { ...rule, types: ['image/jpeg'], maxBytes: 4_000 }

  const { size, width } = await prepareImage(source, { rule: strict })

  expect(size).toBeLessThanOrEqual(4_000)
  expect(width).toBeLessThan(200)
  expect(write.mock.calls.length).toBeLessThanOrEqual(12)
})

it('takes another type where the browser cannot write the first', async () => {
  const { convertToBlob } = OffscreenCanvas.prototype
  vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockImplementation(function (
    this: OffscreenCanvas,
    options,
  ) {
    const type = options?.type === 'image/webp' ? 'image/png' : options?.type
    return convertToBlob.call(this, { ...options, type: type ?? 'image/png' })
  })
  const types = ['image/webp', 'image/jpeg'] as const

  const prepared = await prepareImage(await makePicture(), { rule: { ...rule, types } })

  expect(prepared.type).toBe('image/jpeg')
})

const file = (content: BlobPart, name: string) => new File([content], name, { type: 'image/jpeg' })
const heic = '\0\0\0\x18ftypheic\0\0\0\0mif1heic....ispe\0\0\0\0\0\0\x0f\x40\0\0\x0b\x40'

it.each([
  ['no bytes', '', { reason: 'empty' }],
  ['a PDF called .jpg', '%PDF-1.7\n', { reason: 'not_an_image', found: 'PDF' }],
  ['a video', '\0\0\0\x18ftypisom\0\0\0\0', { reason: 'not_an_image', found: 'MP4' }],
  ['text', 'Not a picture', { reason: 'not_an_image', found: undefined }],
  ['an SVG', '<svg xmlns="x"/>', { reason: 'unsupported_type', found: 'SVG' }],
  ['a TIFF', 'II*\0\x08\0\0\0', { reason: 'unsupported_type', found: 'TIFF' }],
  ['a HEIC', heic, { reason: 'unsupported_type', found: 'HEIC' }],
])('refuses %s by name', async (_, content, problem) => {
  const bitmaps = watchBitmaps()

  expect(await problemOf(file(content, 'holiday.jpg'))).toEqual(problem)
  expect(bitmaps.open()).toBe(0)
})

it.each([
  ['image/jpeg', 'JPEG'],
  ['image/png', 'PNG'],
  ['image/webp', 'WebP'],
] as const)('refuses a %s that breaks off or whose bytes are wrong', async (type, found) => {
  const noise = await makeNoise(64, type)
  const bytes = new Uint8Array(await noise.arrayBuffer())
  const wrong = bytes.slice().fill(0, 30, bytes.length / 2)
  for (const part of [0.2, 0.5, 0.99]) {
    const cut = noise.slice(0, Math.floor(noise.size * part))
    expect(await problemOf(cut)).toEqual({ reason: 'damaged', found })
  }
  expect(await problemOf(new Blob([wrong]))).toEqual({ reason: 'damaged', found })
})

it('refuses more pixels than it could hold without decoding one', async () => {
  const bytes = new DataView(await (await makePicture({ type: 'image/png' })).arrayBuffer())
  bytes.setUint32(16, 60_000)
  bytes.setUint32(20, 60_000)
  const bitmaps = watchBitmaps()

  expect(await problemOf(new Blob([bytes]))).toEqual({
    reason: 'too_many_pixels',
    found: 'PNG',
    width: 60_000,
    height: 60_000,
    limit: 64 * 2 ** 20,
  })
  expect(bitmaps.decoded()).toBe(0)
})

it('refuses a file that is too large without reading it', async () => {
  const large = file('GIF89a', 'large.gif')
  Object.defineProperty(large, 'size', { value: 50_000_001 })
  const read = vi.spyOn(large, 'arrayBuffer')

  expect(await problemOf(large)).toEqual({ reason: 'too_large', limit: 50_000_000 })
  expect(read).not.toHaveBeenCalled()
})

it('refuses a picture that is too small without decoding it', async () => {
  const source = await makePicture({ width: 640, height: 299 })
  const bitmaps = watchBitmaps()

  expect(await problemOf(source, { rule: { ...rule, minSide: 300 } })).toEqual({
    reason: 'too_small',
    found: 'JPEG',
    width: 640,
    height: 299,
    limit: 300,
  })
  expect(bitmaps.decoded()).toBe(0)
})

it('says so where a file is gone since it was chosen', async () => {
  const gone = file('GIF89a', 'gone.gif')
  vi.spyOn(gone, 'arrayBuffer').mockRejectedValue(new DOMException('', 'NotReadableError'))

  expect(await problemOf(gone)).toEqual({ reason: 'unreadable' })
})

it.each([
  ['https://example.com/a.jpg', { reason: 'not_an_image' }],
  ['data:image/png;base64,***', { reason: 'damaged' }],
  ['data:image/png;base64,', { reason: 'empty' }],
])('takes no other text than a data: URL: %s', async (source, problem) => {
  expect(await problemOf(source)).toEqual(problem)
})

it('says so where there is nothing to draw on', async () => {
  const source = await makePicture()
  const bitmaps = watchBitmaps()
  vi.spyOn(OffscreenCanvas.prototype, 'getContext').mockReturnValue(null)

  expect(await problemOf(source)).toMatchObject({ reason: 'too_many_pixels', width: 640 })
  expect(bitmaps.open()).toBe(0)
})

it('says so where the browser cannot write so large a picture', async () => {
  const source = await makePicture()
  vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockRejectedValue(new DOMException())

  expect(await problemOf(source)).toMatchObject({ reason: 'too_many_pixels', width: 640 })
})

it('leaves no object URL behind', async () => {
  const create = vi.spyOn(URL, 'createObjectURL')

  await prepareImage(await makePicture(), { rule })

  expect(create).not.toHaveBeenCalled()
})

async function progressOf(source: Blob): Promise<number[]> {
  const progress: number[] = []
  await prepareImage(source, { rule }, { onProgress: (now) => progress.push(now) })
  return progress
}

it('advances from 0 to 1', async () => {
  const progress = await progressOf(await makePicture({ width: 3000, height: 2000 }))

  expect(progress[0]).toBe(0)
  expect(progress.at(-1)).toBe(1)
  expect(progress.length).toBeGreaterThan(10)
  expect(progress).toEqual(progress.toSorted((one, other) => one - other))
})

it('stops wherever it is, and lets go of what it has decoded', async () => {
  const source = await makePicture({ width: 1400, height: 1000 })
  const steps = await progressOf(source)
  const bitmaps = watchBitmaps()

  for (const step of steps.keys()) {
    const stopping = new AbortController()
    const seen: number[] = []
    const onProgress = (now: number) => {
      seen.push(now)
      if (seen.length > step) stopping.abort()
    }
    const preparing = prepareImage(source, { rule }, { signal: stopping.signal, onProgress })

    await expect(preparing).rejects.toMatchObject({ name: 'AbortError' })
    expect(seen).toHaveLength(step + 1)
    await expect.poll(bitmaps.open).toBe(0)
  }
  expect(bitmaps.decoded()).toBeGreaterThan(2)
})

it('is not begun where nobody wants it any more', async () => {
  const bitmaps = watchBitmaps()
  const onProgress = vi.fn()

  const preparing = prepareImage(
    await makePicture(),
    { rule },
    { signal: AbortSignal.abort(), onProgress },
  )

  await expect(preparing).rejects.toMatchObject({ name: 'AbortError' })
  expect(onProgress).not.toHaveBeenCalled()
  expect(bitmaps.decoded()).toBe(0)
})

it('does not wait for the decoder once nobody wants its picture', async () => {
  const source = await makePicture()
  const bitmap = await createImageBitmap(source)
  const close = vi.spyOn(bitmap, 'close')
  let decoded: (bitmap: ImageBitmap) => void = () => undefined
  const decoding = new Promise<ImageBitmap>((resolve) => (decoded = resolve))
  const stopping = new AbortController()
  vi.spyOn(globalThis, 'createImageBitmap').mockImplementation(() => {
    stopping.abort()
    return decoding
  })
  onTestFinished(() => bitmap.close())

  const preparing = prepareImage(source, { rule }, { signal: stopping.signal })

  await expect(preparing).rejects.toMatchObject({ name: 'AbortError' })
  expect(close).not.toHaveBeenCalled()
  decoded(bitmap)
  await expect.poll(() => close.mock.calls.length).toBe(1)
})

const { convertToBlob: writeBlob } = OffscreenCanvas.prototype

/** Writes PNGs that are larger than anybody allows. */
async function padPng(this: OffscreenCanvas, options?: ImageEncodeOptions): Promise<Blob> {
  const blob = await writeBlob.call(this, options)
  if (blob.type !== 'image/png') return blob
  return new Blob([blob, new Uint8Array(5000)], { type: blob.type })
}
