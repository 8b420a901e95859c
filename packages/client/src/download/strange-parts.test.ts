import { brotliCompressSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  breakOff,
  cutAt,
  giveAll,
  giveRange,
  refuse,
  serveLink,
  strong,
  video,
} from './serve-link.test-helper.ts'
import type { Answer } from './serve-link.test-helper.ts'

const runs = import.meta.env.VITE_FULL ? 1000 : 60
const mp4 = { 'content-type': 'video/mp4' }
/** Its samples reach to the end of the file, so that its boxes cannot tell where that is. */
const open = Buffer.concat([video.subarray(0, 28), Buffer.alloc(4), video.subarray(32)])
/** What lies at the same link later: as long, and other bytes. */
const changed = Buffer.from(video)
changed.fill(7, 40)

const give =
  (status: number, headers: Record<string, string>, body: Uint8Array): Answer =>
  (_, response) => {
    response.writeHead(status, headers)
    response.end(body)
  }

/** Sends so much, and breaks the connection. */
const breakAt =
  (status: number, headers: Record<string, string>, body: Uint8Array): Answer =>
  (_, response) => {
    response.writeHead(status, headers)
    response.write(body, () => setTimeout(() => response.destroy(), 20))
  }

const part = (
  start: number,
  end: number,
  total: number | '*',
  more: Record<string, string> = strong,
): Answer =>
  give(
    206,
    { ...more, 'content-range': `bytes ${start}-${end - 1}/${total}` },
    video.subarray(start, end),
  )

const multipart: Answer = give(
  206,
  { ...strong, 'content-type': 'multipart/byteranges; boundary=B' },
  Buffer.concat([
    Buffer.from(
      `--B\r\nContent-Type: video/mp4\r\nContent-Range: bytes 0-${video.length - 1}/${video.length}\r\n\r\n`,
    ),
    video,
    Buffer.from('\r\n--B--\r\n'),
  ]),
)

const packed = (encoding: string, body: Buffer): [Record<string, string>, Buffer] => [
  { ...strong, 'content-encoding': encoding, 'content-length': `${body.length}` },
  body,
]

/** What came of a download: one of the videos, whole, or the code of an error. */
async function outcome(answers: readonly Answer[]): Promise<string> {
  const { download } = await serveLink(answers)
  return download().then(nameOf, codeOf)
}

function nameOf(bytes: Buffer): string {
  const known = { video, changed, open }
  return Object.entries(known).find(([, one]) => one.equals(bytes))?.[0] ?? 'wrong bytes'
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error && 'code' in error ? String(error.code) : String(error)
}

it.each<[string, readonly Answer[]]>([
  ['packed by gzip', [give(200, ...packed('gzip', gzipSync(video)))]],
  ['packed by br', [give(200, ...packed('br', brotliCompressSync(video)))]],
  [
    'packed by gzip, broken off, then plain',
    [breakAt(200, packed('gzip', gzipSync(video))[0], gzipSync(video).subarray(0, 300)), giveAll],
  ],
  [
    'packed by br, broken off, then plain',
    [
      breakAt(
        200,
        packed('br', brotliCompressSync(video))[0],
        brotliCompressSync(video).subarray(0, 200),
      ),
      giveAll,
    ],
  ],
  ['in parts that name their whole', [part(0, 900, video.length), giveRange()]],
  ['in parts of a whole that is not named', [part(0, 900, '*'), part(900, video.length, '*')]],
  ['in one part of a whole that is not named', [part(0, video.length, '*')]],
  ['in a part without a range', [give(206, strong, video)]],
  ['behind a refused range', [breakOff(strong), refuse, giveAll]],
  [
    'behind a rest that is packed',
    [
      breakOff(strong),
      give(
        206,
        {
          ...packed('gzip', gzipSync(video.subarray(cutAt)))[0],
          'content-range': `bytes ${cutAt}-${video.length - 1}/${video.length}`,
        },
        gzipSync(video.subarray(cutAt)),
      ),
      giveAll,
    ],
  ],
  [
    'behind a rest that starts earlier',
    [breakOff(strong), part(cutAt - 1, video.length, video.length), giveAll],
  ],
  [
    'behind a rest that starts later',
    [breakOff(strong), part(cutAt + 1, video.length, video.length), giveAll],
  ],
  [
    'behind a rest of another whole',
    [
      breakOff(strong),
      give(
        206,
        { ...strong, 'content-range': `bytes ${cutAt}-${video.length - 1}/${video.length + 9}` },
        changed.subarray(cutAt),
      ),
      giveAll,
    ],
  ],
  ['behind bytes 5-9/*', [breakOff(strong), part(5, 10, '*'), giveAll]],
  [
    'behind a rest without a range',
    [breakOff(strong), give(206, strong, video.subarray(cutAt)), giveAll],
  ],
  [
    'behind a rest that names no tag',
    [breakOff(strong), part(cutAt, video.length, video.length, mp4), giveAll],
  ],
  [
    'behind a rest of a weak tag',
    [breakOff(strong), giveRange({ ...strong, etag: 'W/"v1"' }), giveAll],
  ],
  ['behind a tag that is in no quotes', [breakOff({ ...strong, etag: 'v1' }), giveAll]],
  ['behind several ranges in one answer', [breakOff(strong), multipart, giveAll]],
  [
    'behind a page in place of a rest',
    [
      breakOff(strong),
      give(200, { 'content-type': 'text/html' }, Buffer.from('<!doctype html>')),
      giveAll,
    ],
  ],
  [
    'behind a fault in place of a rest',
    [breakOff(strong), give(503, {}, Buffer.from('')), giveAll],
  ],
  [
    'behind a rest that nobody answers',
    [breakOff(strong), (_, response) => response.destroy(), giveAll],
  ],
  ['all at once where a rest was asked for', [breakOff(strong), giveAll]],
])('comes whole: %s', async (_, answers) => {
  expect(await outcome(answers)).toBe('video')
})

it('takes what lies at the link by now, and nothing of what lay there before', async () => {
  const answers = [breakOff(strong), give(200, { ...strong, etag: '"v2"' }, changed)]

  expect(await outcome(answers)).toBe('changed')
})

it.each<[string, readonly Answer[], string]>([
  ['several ranges in one answer', [multipart], 'malformed_response'],
  ['a middle that nobody asked for', [part(5, 10, '*')], 'download_failed'],
  ['a part, again and again', [part(0, 900, video.length, mp4)], 'download_failed'],
  [
    'a part whose boxes cannot tell, of a whole that is not named',
    [give(206, { ...mp4, 'content-range': 'bytes 0-899/*' }, open.subarray(0, 900))],
    'download_failed',
  ],
  [
    'packed bytes that end early',
    [give(200, { ...mp4, 'content-encoding': 'gzip' }, gzipSync(video).subarray(0, 300))],
    'download_failed',
  ],
  ['nothing but ranges refused', [refuse], 'download_failed'],
])('fails by its name: %s', async (_, answers, code) => {
  expect(await outcome(answers)).toBe(code)
})

it('learns of a rest how long the whole is', async () => {
  const rest = (end: number): Answer =>
    give(
      206,
      { ...strong, 'content-range': `bytes 900-${end - 1}/${open.length}` },
      open.subarray(900, end),
    )
  const start = breakAt(200, strong, open.subarray(0, 900))

  expect(await outcome([start, rest(open.length)])).toBe('open')
  expect(await outcome([start, rest(1_000), breakAt(200, strong, open)])).toBe('download_failed')
})

type Turn =
  | { kind: 'broken'; at: number }
  | { kind: 'part'; shift: number; length: number; total: number | '*' }
  | { kind: 'all' | 'refused' | 'several' | 'gone' }

/** What a link's host may do: mistaken, but never lying about which bytes a strong tag stands for. */
const turn: fc.Arbitrary<Turn> = fc.oneof(
  fc.record({
    kind: fc.constant('broken' as const),
    at: fc.integer({ min: 1, max: video.length - 1 }),
  }),
  fc.record({
    kind: fc.constant('part' as const),
    shift: fc.constantFrom(0, 0, 0, -1, 1, 700),
    length: fc.integer({ min: 1, max: video.length }),
    total: fc.constantFrom<number | '*'>(video.length, '*'),
  }),
  fc.record({
    kind: fc.constantFrom('all' as const, 'refused' as const, 'several' as const, 'gone' as const),
  }),
)
const turns = fc.array(
  fc.tuple(turn, fc.constantFrom('"v1"', '"v1"', '"v2"', 'W/"v1"', undefined)),
  { minLength: 1, maxLength: 4 },
)

function answerOf([what, etag]: readonly [Turn, string | undefined]): Answer {
  const bytes = etag === '"v2"' ? changed : video
  const headers = { ...mp4, 'accept-ranges': 'bytes', ...(etag && { etag }) }
  return (request, response) => {
    const asked = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    switch (what.kind) {
      case 'broken':
        return breakAt(200, headers, bytes.subarray(0, what.at))(request, response)
      case 'part': {
        const start = Math.max(0, asked + what.shift)
        const sent = bytes.subarray(start, start + what.length)
        const range = `bytes ${start}-${start + sent.length - 1}/${what.total}`
        return give(206, { ...headers, 'content-range': range }, sent)(request, response)
      }
      case 'all':
        return give(200, headers, bytes)(request, response)
      case 'refused':
        return refuse(request, response)
      case 'several':
        return multipart(request, response)
      case 'gone':
        return response.destroy()
    }
  }
}

it('ends whole or with an error that has a name, whatever a link does', async () => {
  await fc.assert(
    fc.asyncProperty(turns, async (said) => {
      expect(await outcome(said.map(answerOf))).toMatch(
        /^(video|changed|download_failed|malformed_response|network|expired)$/,
      )
    }),
    { numRuns: runs },
  )
})
