import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'

const start = '\0\0\0\x10ftypisom\0\0\0\0'
const index = '\0\0\0\x0cmoov1234'
const samples = `\0\0\0\x48mdat${'s'.repeat(64)}`
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const whole = start + index + samples

/** A client whose gateway and links answer every question with this; `asked` counts those for the link. */
function setUp(body: BodyInit | null, headers: Record<string, string> = {}, status = 200) {
  const clock = manualClock()
  let asked = 0
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    clock,
    fetch({ url }) {
      if (url.startsWith('https://files.example/')) asked++
      return Promise.resolve(new Response(body, { status, headers }))
    },
  })
  const link = { kind: 'link', url: 'https://files.example/cat.mp4' } as const
  const route = { kind: 'download' } as const
  const outcome = (source: typeof link | typeof route) => {
    const task = { taskId: 't1', status: 'succeeded', sources: [source], format: 'mp4' } as const
    return clock.runUntil(
      client.download(task).then(
        async ({ blob }) => Buffer.from(await blob.arrayBuffer()).toString('latin1'),
        (error: unknown) => error,
      ),
    )
  }
  return { link: () => outcome(link), route: () => outcome(route), asked: () => asked }
}

it.each([
  'video/mp4',
  'Video/MP4; codecs="avc1"',
  'application/mp4',
  'Application/Octet-Stream',
  'binary/octet-stream',
  'text/plain',
  'text/html; charset=utf-8',
  'application/json',
  'image/png',
])('takes bytes that begin as a video, headed %s', async (type) => {
  const headers = { 'content-type': type }

  expect(await setUp(bytesOf(whole), headers).link()).toBe(whole)
  expect(await setUp(bytesOf(whole), headers).route()).toBe(whole)
})

it('takes bytes that begin as a video, without a type', async () => {
  expect(await setUp(bytesOf(whole)).link()).toBe(whole)
  expect(await setUp(bytesOf(whole)).route()).toBe(whole)
})

it.each(['text/plain', 'video/mp4', 'application/octet-stream', 'text/html', 'Application/JSON'])(
  'reads the JSON of a download route, headed %s',
  async (type) => {
    const json = JSON.stringify({ success: true, base64: btoa(whole) })

    expect(await setUp(` \n${json}`, { 'content-type': type }).route()).toBe(whole)
  },
)

it.each([
  ['text/html', '<!doctype html><title>Gone</title>'],
  ['application/json', '{"error":{"message":"no such file"}}'],
  ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['text/plain', 'Not found, sorry.'],
])('says at once that a link answers %s', async (type, body) => {
  const { link, asked } = setUp(bytesOf(body), { 'content-type': type })

  expect(await link()).toMatchObject({
    code: 'malformed_response',
    message: `GET the linked video: answered ${type} where a video was expected.`,
  })
  expect(asked()).toBe(1)
})

it.each(['video/mp4', 'application/octet-stream'])(
  'says at once that what is headed %s is a page',
  async (type) => {
    const { link, asked } = setUp('<!doctype html><title>Gone</title>', { 'content-type': type })

    expect(await link()).toMatchObject({ code: 'download_failed', retryable: false })
    expect(asked()).toBe(1)
  },
)

it.each(['avif', 'avis', 'heic', 'heix', 'heim', 'mif1', 'miaf', 'M4A ', 'M4B ', 'jp2 '])(
  'says at once that what is headed video/mp4 is a picture or a sound, of the brand %s',
  async (brand) => {
    const bytes = bytesOf(whole.replace('isom', brand))
    const { link, route, asked } = setUp(bytes, { 'content-type': 'video/mp4' })

    expect(await link()).toMatchObject({ code: 'download_failed', retryable: false })
    expect(asked()).toBe(1)
    expect(await route()).toMatchObject({ code: 'download_failed', retryable: false })
  },
)

const first = (type: string, size = '\0\0\0\x0c') => `${size}${type}abcd`

it.each([
  ...['sidx', 'meta', 'emsg', 'styp', 'free', 'wide', 'skip', 'uuid', 'pdin', 'prft', 'wxyz'],
  ...['moof', 'ab 1'],
])('takes a whole video whose first box is %s', async (type) => {
  const fragment = type === 'moof' ? first(type) + first('mdat') + first('mfra') : first(type)
  const bytes = bytesOf(fragment + whole)

  expect(await setUp(bytes, { 'content-type': 'video/mp4' }).link()).toBe(fragment + whole)
  expect(await setUp(bytes).route()).toBe(fragment + whole)
})

it.each([
  ['HTML', '<!doctype html><title>Gone</title>'],
  ['JSON', '[{"error":"no such file"}]'],
  ['text', 'Not found, sorry.'],
  ['text with the name of a box in it', 'The free plan ends here.'],
  ['text behind line breaks', '\n\n\n\nGone for good.'],
  ['XML', '<?xml version="1.0"?><Error>AccessDenied</Error>'],
  ['UTF-16', '\0<\0h\0t\0m\0l\0>\0g\0o\0n\0e'],
  ['gzip', '\x1f\x8b\x08\0\0\0\0\0\0\x03abcdefgh'],
  ['zip', 'PK\x03\x04\x14\0\0\0\x08\0abcdefgh'],
  ['JPEG XL', '\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl '],
  ['boxes of something else', first('wxyz') + first('abcd') + first('efgh')],
  ['a box smaller than its header', '\0\0\0\x05wxyzabcdefgh'],
])('says at once that %s is no video', async (_, body) => {
  const { link, asked } = setUp(bytesOf(body), { 'content-type': 'video/mp4' })

  expect(await link()).toMatchObject({ code: 'download_failed', retryable: false })
  expect(asked()).toBe(1)
})

it.each([
  ['inside its samples', whole.slice(0, -1)],
  ['inside its index', start + samples + index.slice(0, -2)],
  ['before its index', start + samples],
  ['before its samples', start + index],
  ['inside its first box', start.slice(0, 9)],
  ['before its first byte', ''],
])('fetches a video again that ends %s, though its length agrees', async (_, cut) => {
  const headers = { 'content-type': 'video/mp4', 'content-length': `${cut.length}` }
  const { link, asked } = setUp(bytesOf(cut), headers)

  expect(await link()).toMatchObject({ code: 'download_failed', retryable: true })
  expect(asked()).toBe(3)
})

it.each([
  ['less', gzipSync(bytesOf(whole + 'junk'.repeat(9))).length],
  ['more', whole.length + 30],
])('keeps a whole video where %s was announced', async (_, length) => {
  const headers = { 'content-type': 'video/mp4', 'content-length': `${length}` }

  expect(await setUp(bytesOf(whole), headers).link()).toBe(whole)
})

it('goes by the length where the boxes cannot tell', async () => {
  const open = `${start}${index}\0\0\0\0mdat${'s'.repeat(64)}`
  const announced = (length: number) =>
    setUp(bytesOf(open), { 'content-type': 'video/mp4', 'content-length': `${length}` }).link()

  expect(await announced(open.length)).toBe(open)
  // Packed, and its packing not to be seen across origins.
  expect(await announced(open.length - 50)).toBe(open)
  expect(await announced(open.length + 1)).toMatchObject({ code: 'download_failed' })
})

it('keeps what breaks off behind its last box', async () => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytesOf(whole))
    },
    pull(controller) {
      controller.error(new TypeError('terminated'))
    },
  })
  const { link, asked } = setUp(body, { 'content-type': 'video/mp4', 'content-length': '999' })

  expect(await link()).toBe(whole)
  expect(asked()).toBe(1)
})
