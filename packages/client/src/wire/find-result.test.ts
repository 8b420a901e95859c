import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { otherPlaces, resultPlaces } from '../answer-corpus/result-places.test-helper.ts'
import { EmbeddedVideo } from './embedded-video.ts'
import { findResult as find } from './find-result.ts'
import { lookIntoJson } from './look-into-json.ts'
import type { SourceContext } from './task-sources.ts'

const findResult = (answer: unknown, context: SourceContext) => find(lookIntoJson(answer), context)

const context = (changes: Partial<SourceContext> = {}): SourceContext => ({
  baseUrl: new URL('https://gateway.example/v1'),
  taskId: 'task_1',
  result: 'url',
  ...changes,
})
const link = 'https://cdn.example/f/8c1?sig=a%2Fb'
const found = (...urls: string[]) => ({
  sources: urls.map((url) => ({ kind: 'link', url })),
})
const numRuns = process.env.VITE_FULL ? 10_000 : 300

it.each(Object.entries(resultPlaces))('finds the link at %s', (_name, answer) => {
  for (const body of [answer(link), { data: answer(link) }])
    expect(findResult(body, context())).toMatchObject(found(link))
})

it.each(Object.entries(otherPlaces))('never takes the link at %s', (_name, answer) => {
  for (const one of [link, 'https://cdn.example/a.mp4'])
    for (const body of [answer(one), { data: answer(one) }])
      expect(findResult(body, context())).toBe('none')
})

it.each(Object.entries(otherPlaces))('finds the video beside the link at %s', (_name, answer) => {
  const other = 'https://other.example/b.mp4'

  expect(findResult({ ...answer(other), main_video: link }, context())).toMatchObject(found(link))
})

describe('of several links', () => {
  const [a, b] = ['https://cdn.example/a', 'https://cdn.example/b']

  it('takes those of one list, in order, each once', () => {
    const lists = [
      { url: [b, a, b] },
      { clips_of_video: [{ video: b }, { video: a }, { video: b }] },
      { my_asset: { 0: { link: b }, 1: { link: a } } },
    ]
    for (const body of lists) expect(findResult(body, context())).toMatchObject(found(b, a))
  })

  it('prefers the known place, and of those the outermost', () => {
    expect(findResult({ hd_video: b, result: { url: a } }, context())).toMatchObject(found(a))
    expect(findResult({ data: { video_url: b }, url: a }, context())).toMatchObject(found(a))
  })

  it.each([
    [{ clip_file: a, old_asset: `${b}.mp4` }, `${b}.mp4`],
    [{ clip_file: a, old_asset: `${b}.MOV?x=1` }, `${b}.MOV?x=1`],
    [{ clip_file: a, old_asset: `${b}?response-content-type=video%2Fmp4` }, undefined],
    [{ clip_file: { href: a, type: 'video' }, old_asset: b }, a],
    [{ clip_file: { href: a, contentType: 'video/webm' }, old_asset: b }, a],
  ])('takes of %j the one that says that it is a video', (body, expected) => {
    const url = expected ?? `${b}?response-content-type=video%2Fmp4`

    expect(findResult(body, context())).toMatchObject(found(url))
  })

  it('takes none where nothing tells them apart', () => {
    expect(findResult({ clip_file: a, old_asset: b }, context())).toEqual({ candidates: [a, b] })
    const videos = { clip_file: `${a}.mp4`, old_asset: `${b}.mp4`, more_asset: a }
    expect(findResult(videos, context())).toEqual({ candidates: [`${a}.mp4`, `${b}.mp4`] })
  })
})

it('leaves the family that has a download route to it, but for places that are known', () => {
  const sora = context({ result: 'download' })

  expect(findResult({ main_asset: link }, sora)).toEqual({ candidates: [link] })
  expect(findResult({ help_url: link }, sora)).toBe('none')
  expect(findResult({ video_url: link }, sora)).toMatchObject(found(link))
})

it('takes no link that the request carried, wherever it stands', () => {
  const requestLinks = new Set([link])

  for (const answer of Object.values(resultPlaces)) {
    const told = findResult(answer(link), context({ requestLinks }))

    expect(JSON.stringify(told)).not.toContain(link)
  }
  expect(findResult({ url: [link, `${link}2`] }, context({ requestLinks }))).toMatchObject(
    found(`${link}2`),
  )
})

it.each(['png', 'JPG', 'webp', 'mp3', 'json'])('takes no %s for a video', (ending) => {
  expect(findResult({ url: `https://cdn.example/a.${ending}?x=1` }, context())).toBe('none')
})

it.each([
  { response: { videos: [{ gcsUri: 'gs://bucket/a.mp4' }] } },
  { output: 'gs://bucket/a.mp4' },
  { result_url: 's3://bucket/a.mp4' },
  { file: { uri: 'oss://bucket/a.mp4' } },
])('says of %j that the video is in a bucket', (body) => {
  expect(findResult(body, context())).toBe('in-bucket')
  expect(findResult({ ...body, my_video: link }, context())).toMatchObject(found(link))
})

it('takes the bytes inside an answer before a link that is only evident', () => {
  const source = { kind: 'file', fileId: 'f', size: 1 } as const
  const body = { predictions: [{ bytesBase64Encoded: new EmbeddedVideo(source) }], my_asset: link }

  for (const result of ['url', 'download'] as const)
    expect(findResult(body, context({ result }))).toMatchObject({ sources: [source] })
})

it.each([
  [4_000_000_000, 4_000_000_000_000],
  ['4000000000', 4_000_000_000_000],
  [4_000_000_000_000, 4_000_000_000_000],
  ['2096-10-02T07:06:40Z', 4_000_000_000_000],
  [3600, undefined],
  ['tomorrow', undefined],
  ['2096-10-02 07:06:40', undefined],
])('reads %j as the time %j', (expires_at, expiresAt) => {
  const told = findResult({ result: { videos: [{ url: link, expires_at }] } }, context())

  const source = { kind: 'link', url: link, ...(expiresAt !== undefined && { expiresAt }) }
  expect(told).toEqual({ sources: [source], known: true, certain: false })
})

const resultWords = ['video', 'url', 'uri', 'output', 'file', 'result', 'generation', 'creation']
const words = [...resultWords, 'asset', 'content']
const outWords = [
  ...['cover', 'thumbnail', 'poster', 'image', 'frame', 'input', 'request', 'params', 'reference'],
  ...['source', 'callback', 'webhook', 'poll', 'status', 'cancel', 'stream', 'log', 'docs', 'help'],
  ...['share', 'avatar', 'audio'],
]
const neutral = fc.constantFrom('data', 'body', 'info', 'node', 'x', 'my', 'item', 'extra', 'z9')

/** A key of these words in one of the spellings that there are. */
function keyOf(word: string): fc.Arbitrary<string> {
  const plural = fc.constantFrom(word, word.endsWith('s') ? word : `${word}s`)
  return fc.tuple(fc.option(neutral), plural, fc.nat(3)).map(([first, last, style]) => {
    const parts = first === null ? [last] : [first, last]
    if (style === 0) return parts.join('_')
    if (style === 1) return parts.join('-').toUpperCase()
    const capital = (part: string) => part.slice(0, 1).toUpperCase() + part.slice(1)
    const camel = parts.map(capital).join('')
    return style === 2 ? camel : camel.slice(0, 1).toLowerCase() + camel.slice(1)
  })
}

/** Wraps a value in objects and lists, below keys that say nothing. */
function nested(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (/^\d$/.test(key) ? [inner] : { [key]: inner, [`${key}_id`]: 7, note: 'x' }),
    value,
  )
}

const wrapping = fc.array(fc.oneof(neutral, fc.constantFrom('0', '1')), { maxLength: 5 })
const others = fc.array(
  fc.constantFrom(...outWords).chain((word) => fc.tuple(keyOf(word), wrapping)),
  { maxLength: 4 },
)

function withOthers(answer: unknown, beside: readonly (readonly [string, string[]])[]): unknown {
  const entries = beside.map(([key, keys], at) => {
    const other = `https://other.example/${at}.mp4`
    return [`beside${at}`, nested({ [key]: { url: other, video: other } }, keys)]
  })
  return { answer, ...Object.fromEntries(entries) }
}

it('finds one link under any key that says video, among any others', () => {
  const leaf = fc.constantFrom('own', 'list', 'child')
  fc.assert(
    fc.property(
      fc.constantFrom(...words).chain(keyOf),
      leaf,
      wrapping,
      others,
      (key, form, keys, beside) => {
        const value = { own: link, list: [link, link], child: { href: link } }[form]

        const answer = withOthers(nested({ [key]: value }, keys), beside)

        expect(findResult(answer, context())).toMatchObject(found(link))
      },
    ),
    { numRuns },
  )
})

it('never finds a link among only others', () => {
  fc.assert(
    fc.property(others, wrapping, (beside, keys) => {
      expect(findResult(nested(withOthers({ note: link }, beside), keys), context())).toBe('none')
    }),
    { numRuns },
  )
})

it('reads anything without a fault', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (answer) => {
      expect(findResult(answer, context())).toBeDefined()
    }),
    { numRuns },
  )
})
