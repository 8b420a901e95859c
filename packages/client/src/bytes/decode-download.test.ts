import fc from 'fast-check'
import { expect, it } from 'vitest'
import { VideoError } from '../video-error.ts'
import { decodeDownload } from './decode-download.ts'
import { referenceDownload } from './reference-download.test-helper.ts'

/** A tenth of what the project claims, unless all of it is asked for. */
const share = import.meta.env.VITE_FULL ? 1 : 0.1
const text = new TextEncoder()

// A `ftyp` box, and an `mdat` box that reaches to the end.
const mp4Head = '\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\bmoov\0\0\0\0mdat'

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

const escaped = (letters: string) =>
  letters.replaceAll('/', '\\/').replaceAll('+', '\\u002B').replaceAll('=', '\\u003d')

const taken = new Set(['success', 'size', '__proto__'])

/** Base64 in other clothes. */
const spellings: Record<string, (letters: string) => string> = {
  plain: (letters) => letters,
  escaped,
  lines: (letters) => letters.replace(/.{76}(?=.)/g, '$&\\n'),
  mailLines: (letters) => letters.replace(/.{1,76}/g, '$&\\r\\n'),
  forUrls: (letters) => letters.replaceAll('+', '-').replaceAll('/', '_'),
}

const headers = [
  'data:video/mp4;base64,',
  'DATA:Video/MP4;codecs=avc1;BASE64,',
  'data:;base64,',
  'data:application/octet-stream;base64,',
  '',
]

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
    wrapped: fc.boolean(),
    spelling: fc.constantFrom(...Object.values(spellings)),
    padded: fc.boolean(),
    header: fc.constantFrom(...headers),
    key: fc.constantFrom('base64', 'b64_json', 'bytesBase64Encoded', 'data_url'),
    spaces: fc.boolean(),
    sized: fc.constantFrom('none', 'number', 'text'),
  })
  .map((drawn) => {
    const { video, decoys, nested, prefixed, wrapped, spelling, header, key, spaces, sized } = drawn
    const space = spaces ? ' \n\t' : ''
    // Without its padding and a size, a video that reaches to the end may have lost letters.
    const isPadded = drawn.padded || sized === 'none'
    const letters = spelling(isPadded ? base64(video) : base64(video).replaceAll('=', ''))
    const url = `${header}${letters}`
    const [first, second] = prefixed ? ['data_url', key] : [key, 'data_url']
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
    const body = `{${space}${entries.join(`${space},${space}`)}${space}}`
    return { video, body: wrapped ? `{"code":"success","data":${space}${body}}` : body }
  })

/** The video, or `undefined` where it was refused with a VideoError. */
async function outcome(body: Uint8Array, cuts: readonly number[] = []) {
  try {
    return await decode(body, cuts)
  } catch (error) {
    if (VideoError.is(error)) return undefined
    throw error
  }
}

function reference(body: Uint8Array): Uint8Array | undefined {
  const result = referenceDownload(body)
  return 'video' in result ? result.video : undefined
}

function expectSame(video: Uint8Array | undefined, expected: Uint8Array | undefined) {
  expect(video && Buffer.from(video).toString('base64')).toBe(
    expected && Buffer.from(expected).toString('base64'),
  )
}

it('reads what a plain reader reads, however the document is written', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async ({ video, body }) => {
      const bytes = text.encode(body)

      expectSame(await outcome(bytes), video)
      expectSame(reference(bytes), video)
    }),
    { numRuns: 5_000 * share },
  )
})

it('reads the same bytes however the document is cut', async () => {
  const cuts = fc.array(fc.nat(), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(documents, cuts, async ({ video, body }, places) => {
      expectSame(await outcome(text.encode(body), places), video)
    }),
    { numRuns: 10_000 * share },
  )
})

it('reads the same bytes at every single and double cut of a small body', async () => {
  const video = text.encode(`${mp4Head}-1`)
  const body = text.encode(`{"a":"\\u00e9é","base64":"${escaped(base64(video))}","data_url":""}`)

  for (let one = 0; one <= body.length; one++)
    for (let two = one; two <= body.length; two++)
      expect(Buffer.compare(await decode(body, [one, two]), video)).toBe(0)
})

it('takes from a damaged body what a plain reader takes, and refuses what it refuses', async () => {
  const changes = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom('cut', 'change', 'drop', 'add'),
    byte: fc.oneof(fc.nat(255), fc.constantFrom(...text.encode('{}[]",:\\/= A0'))),
  })
  const cuts = fc.array(fc.nat(), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(documents, changes, cuts, async ({ body }, { at, kind, byte }, places) => {
      const bytes = [...text.encode(body)]
      const place = at % bytes.length
      if (kind === 'cut') bytes.length = place
      if (kind === 'change') bytes[place] = byte
      if (kind === 'drop') bytes.splice(place, 1)
      if (kind === 'add') bytes.splice(place, 0, byte)
      const damaged = Uint8Array.from(bytes)

      expectSame(await outcome(damaged, places), reference(damaged))
    }),
    { numRuns: 10_000 * share },
  )
})

it.each([
  ['a piece of a byte order mark before it', [0xef, ...text.encode(small(''))]],
  ['two thirds of one', [0xef, 0xbb, ...text.encode(small(''))]],
  ['a whole one', [0xef, 0xbb, 0xbf, ...text.encode(small(''))]],
  ['spaces around its size', [...text.encode(small(`"size":" ${mp4Head.length} ",`))]],
  ['spaces around another size', [...text.encode(small('"size":" 5",'))]],
])('agrees with a plain reader on a body with %s', async (_, bytes) => {
  const body = Uint8Array.from(bytes)

  expectSame(await outcome(body), reference(body))
})

function small(before: string): string {
  return `{${before}"base64":"${base64(text.encode(mp4Head))}"}`
}

it('tells what stood before the video', async () => {
  const video = base64(text.encode(mp4Head))
  const body = `{"success":true,"generation_id":"video_1","task_id":"video_1","format":"mp4","size":32,"base64":"${video}","later":1}`

  const { head } = await decodeDownload(split(text.encode(body), []))

  expect(head).toEqual({ success: true, taskId: 'video_1', format: 'mp4', size: 32 })
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
    `{"size":33,"base64":"${whole}"}`,
    'download_failed',
    'shorter than the 33',
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
  ['two alphabets', `{"base64":"${whole.slice(0, -4)}-_+/"}`, 'download_failed', 'damaged'],
  ['letters behind the padding', `{"base64":"${whole}QQ==QUJD"}`, 'download_failed', 'damaged'],
  [
    'letters that may be missing',
    `{"base64":"${whole.slice(0, -1)}"}`,
    'download_failed',
    'missing',
  ],
  [
    'lines of different lengths',
    `{"base64":"${whole.slice(0, 20)}\\n${whole.slice(20, 30)}\\n${whole.slice(30)}"}`,
    'download_failed',
    'lines',
  ],
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

const good = base64(text.encode(`${mp4Head}-2`))
const picture = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0', 'latin1').toString('base64')

it.each([
  ['a badly headed data_url', `{"data_url":"data:text/html,oops","base64":"${good}"}`],
  ['a data_url of a picture', `{"data_url":"data:image/png;base64,${good}","base64":"${good}"}`],
  ['a base64 of a picture', `{"base64":"${picture}","data_url":"data:;base64,${good}"}`],
  ['a base64 that is a word', `{"base64":"null","data_url":"data:;base64,${good}"}`],
  ['a cover', `{"cover":{"base64":"${whole}"},"base64":"${good}"}`],
])('reads the video behind %s', async (_, body) => {
  expect(base64(await decode(body))).toBe(good)
})

it.each([
  ['b64_json', `{"created":1,"data":[{"b64_json":"${good}"}]}`],
  ['bytesBase64Encoded', `{"response":{"videos":[{"bytesBase64Encoded":"${good}"}]}}`],
  ['a wrapped base64', `{"code":0,"data":{"base64":"${good}"}}`],
  ['video', `{"success":true,"video":"${good}"}`],
])('reads the video of %s', async (_, body) => {
  expect(base64(await decode(body))).toBe(good)
})

it('goes by the size that the wrapped answer tells', async () => {
  const body = `{"code":0,"size":"1280x720","data":{"size":35,"base64":"${good}"}}`

  await expect(decode(body)).rejects.toMatchObject({ code: 'download_failed' })
})
