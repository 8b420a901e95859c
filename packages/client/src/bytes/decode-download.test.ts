import fc from 'fast-check'
import { expect, it } from 'vitest'
import { VideoError } from '../video-error.ts'
import { decodeDownload } from './decode-download.ts'

const runs = { numRuns: 1000 }
const text = new TextEncoder()

// A `ftyp` box, and an `mdat` box that reaches to the end.
const mp4Head = '\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\0mdat'

/** An mp4 as far as a reader of bytes can tell. */
const mp4 = fc.uint8Array({ maxLength: 300 }).map((rest) => {
  const head = text.encode(mp4Head)
  return Uint8Array.of(...head, ...rest)
})

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

/** The stream of a body cut at the given places. */
function split(body: Uint8Array, cuts: readonly number[]): ReadableStream<Uint8Array> {
  const places = [
    0,
    ...cuts.map((cut) => cut % (body.length + 1)).sort((a, b) => a - b),
    body.length,
  ]
  const pieces = places.slice(1).map((end, at) => body.subarray(places[at], end))
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift()
      if (piece) controller.enqueue(piece)
      else controller.close()
    },
  })
}

async function decode(
  body: string | Uint8Array,
  cuts: readonly number[] = [],
): Promise<Uint8Array> {
  const bytes = typeof body === 'string' ? text.encode(body) : body
  const { stream } = await decodeDownload(split(bytes, cuts))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** The same rules on the whole body: the first of the two keys that holds text wins. */
function reference(body: string): Buffer {
  let video: string | undefined
  const wins = (key: string, value: unknown) => {
    if (video === undefined && typeof value === 'string' && value !== '')
      if (key === 'base64' || key === 'data_url') video = value
  }
  for (const [key, value] of Object.entries(JSON.parse(body) as object)) wins(key, value)
  return Buffer.from((video ?? '').replace(/^data:video\/mp4;base64,/, ''), 'base64')
}

const escaped = (letters: string) =>
  letters.replaceAll('/', '\\/').replaceAll('+', '\\u002B').replaceAll('=', '\\u003d')

const taken = new Set(['success', 'size', 'base64', 'data_url', '__proto__'])

/** JSON documents around a video, in any order and spelling. */
const documents = fc
  .record({
    video: mp4,
    decoys: fc.dictionary(
      fc.string({ unit: 'binary' }).filter((key) => !taken.has(key)),
      fc.jsonValue({ maxDepth: 3 }),
      { maxKeys: 4 },
    ),
    nested: fc.boolean(),
    prefixed: fc.boolean(),
    escapes: fc.boolean(),
    spaces: fc.boolean(),
    sized: fc.constantFrom('none', 'number', 'text'),
  })
  .map(({ video, decoys, nested, prefixed, escapes, spaces, sized }) => {
    const space = spaces ? ' \n\t' : ''
    const letters = escapes ? escaped(base64(video)) : base64(video)
    const url = `data:video/mp4;base64,${letters}`
    const [first, second] = prefixed ? ['data_url', 'base64'] : ['base64', 'data_url']
    const entries = [
      ...Object.entries(decoys).map(
        ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
      ),
      ...(nested
        ? [`"metadata":{"base64":"AAAA","list":[{"data_url":"\\"base64\\":\\"AA=="}]}`]
        : []),
      ...(sized === 'none'
        ? []
        : [`"size":${sized === 'text' ? `"${video.length}"` : video.length}`]),
      `"success":${space}true`,
      `"${first}":${space}"${prefixed ? url : letters}"`,
      `"${second}":"${prefixed ? letters : url}"`,
    ]
    return { video, body: `{${space}${entries.join(`${space},${space}`)}${space}}` }
  })

it('reads the same bytes as a plain reader, however the document is written and cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      documents,
      fc.array(fc.nat(), { maxLength: 8 }),
      async ({ video, body }, cuts) => {
        const bytes = await decode(body, cuts)

        expect(Buffer.compare(bytes, video)).toBe(0)
        expect(Buffer.compare(bytes, reference(body))).toBe(0)
      },
    ),
    runs,
  )
})

it('reads the same bytes at every single and double cut of a small body', async () => {
  const video = text.encode(`${mp4Head}-1`)
  const body = text.encode(`{"a":"\\u00e9é","base64":"${escaped(base64(video))}","data_url":""}`)

  for (let one = 0; one <= body.length; one++)
    for (let two = one; two <= body.length; two++)
      expect(Buffer.compare(await decode(body, [one, two]), video)).toBe(0)
})

it('never takes a damaged body for a video', async () => {
  const changes = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom('cut', 'change', 'drop', 'add'),
    byte: fc.nat(255),
  })
  await fc.assert(
    fc.asyncProperty(documents, changes, async ({ video, body }, { at, kind, byte }) => {
      const bytes = [...text.encode(body)]
      const place = at % bytes.length
      if (kind === 'cut') bytes.length = place
      if (kind === 'change') bytes[place] = byte
      if (kind === 'drop') bytes.splice(place, 1)
      if (kind === 'add') bytes.splice(place, 0, byte)
      const damaged = Uint8Array.from(bytes)

      const result = await decode(damaged).catch((error: unknown) => error)

      if (result instanceof Uint8Array) expect(agrees(damaged, result, video)).toBe(true)
      else expect(VideoError.is(result)).toBe(true)
    }),
    runs,
  )
})

/** Where bytes come out of a damaged body, the part that was read must hold just them. */
function agrees(body: Uint8Array, bytes: Uint8Array, video: Uint8Array): boolean {
  if (Buffer.compare(bytes, video) === 0) return true
  const source = Buffer.from(body).toString('latin1').replaceAll('\\/', '/')
  const spelled = base64(bytes)
  return (
    source.includes(`"${spelled}"`) ||
    source.includes(`,${spelled}"`) ||
    source.includes(escaped(spelled).replaceAll('\\/', '/'))
  )
}

it('tells what stood before the video', async () => {
  const video = base64(text.encode(mp4Head))
  const body = `{"success":true,"generation_id":"video_1","task_id":"video_1","format":"mp4","size":24,"base64":"${video}","later":1}`

  const { head } = await decodeDownload(split(text.encode(body), []))

  expect(head).toEqual({ success: true, taskId: 'video_1', format: 'mp4', size: 24 })
})

it('cancels what stands behind the video instead of reading it', async () => {
  const video = base64(text.encode(mp4Head))
  let read = 0
  let cancelled = false
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        read++
        controller.enqueue(
          text.encode(read === 1 ? `{"base64":"${video}","data_url":"` : 'A'.repeat(4096)),
        )
      },
      cancel() {
        cancelled = true
      },
    },
    { highWaterMark: 0 },
  )

  const { stream } = await decodeDownload(body)
  await new Response(stream).arrayBuffer()

  expect(read).toBe(1)
  expect(cancelled).toBe(true)
})

it('stops reading the body when its reader leaves', async () => {
  let cancelled: unknown
  const video = base64(Uint8Array.of(...text.encode(mp4Head), ...new Uint8Array(3000)))
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(text.encode(`{"base64":"${video}`)),
    cancel(reason) {
      cancelled = reason
    },
  })

  const { stream } = await decodeDownload(body)
  await stream.cancel('left')

  expect(cancelled).toBe('left')
})

const whole = base64(text.encode(mp4Head))

it.each([
  [
    'a body that breaks off inside the video',
    `{"base64":"${whole.slice(0, 9)}`,
    'download_failed',
    'broke off',
  ],
  [
    'a body that breaks off before the video',
    '{"success":tr',
    'malformed_response',
    'not valid JSON',
  ],
  [
    'success: false',
    '{"success":false,"message":"upstream said no"}',
    'gateway_error',
    'upstream said no',
  ],
  [
    'success: false with bytes',
    `{"success":false,"base64":"${whole}"}`,
    'gateway_error',
    'no reason',
  ],
  [
    'HTML with status 200',
    '<!doctype html><title>Bad gateway</title>',
    'malformed_response',
    'not valid JSON',
  ],
  ['an empty body', '', 'malformed_response', 'not valid JSON'],
  [
    'a size that is too large',
    `{"size":25,"base64":"${whole}"}`,
    'download_failed',
    'shorter than the 25',
  ],
  [
    'a size that is too small',
    `{"size":23,"base64":"${whole}"}`,
    'download_failed',
    'longer than the 23',
  ],
  [
    'bytes that are no video',
    `{"base64":"${base64(text.encode('<html>hello</html>'))}"}`,
    'download_failed',
    'not an MP4',
  ],
  ['another alphabet', `{"base64":"${whole.slice(0, -4)}-_-_"}`, 'download_failed', 'damaged'],
  ['letters behind the padding', `{"base64":"${whole}QQ==QUJD"}`, 'download_failed', 'damaged'],
  ['padding that is missing', `{"base64":"${whole}QQ"}`, 'download_failed', 'multiple of four'],
  ['white space inside', `{"base64":"${whole} QUJD"}`, 'download_failed', 'damaged'],
  ['no video', '{"success":true}', 'malformed_response', 'no reason'],
  [
    'an error envelope',
    '{"error":{"message":"no such task","code":"task_not_exist"}}',
    'task_not_found',
    'no such task',
  ],
])('refuses %s', async (_name, body, code, message) => {
  const error: unknown = await decode(body).catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ name: 'VideoError', code })
  expect(String(error)).toContain(message)
})
