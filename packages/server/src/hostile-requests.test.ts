import { expect, it } from 'vitest'
import { baseUrl, createRig, get } from './call-handler.test-helper.ts'

const ids = [
  '..',
  '.',
  '%2e%2e',
  '%2e',
  '../models',
  '..%2fmodels',
  '%2e%2e%2fmodels',
  '..%5cmodels',
  'a%2fb',
  'a/b',
  'a//b',
  'a%00',
  'a%0d%0ax:y',
  'a b',
  'a%20b',
  'a?b',
  'a%3fb',
  'a#b',
  'a%23b',
  'a;b',
  'a@b',
  '@evil.example',
  'a:b',
  'a%25b',
  '%',
  '%zz',
  'é',
  '%c3%a9',
  'а',
  '😀',
  '"',
  "'",
  '<svg>',
  '{id}',
  '$(id)',
  '`id`',
  'a&b',
  'a+b',
  'a=b',
  'a,b',
  'a*b',
  '//evil.example',
  'https://evil.example',
  'https:%2f%2fevil.example',
  '\\evil',
  '|',
  '^',
  '~',
  '!',
  'x'.repeat(1025),
  'download',
  '',
]
/** One segment, or one value of a query, with all that could end it percent-encoded. */
const id = "(?:[\\w.!~*'()-]|%[0-9A-F]{2})+"
const shape = new RegExp(
  `^(POST|GET) https://gateway\\.example/v1/(video/generations(/(?:${id})|/download\\?id=${id})?|videos/${id}/content|models)$`,
)

it.each(ids)('sends nothing but the four shapes upstream for the id %j', async (id) => {
  const { handler, sent } = createRig()
  const urls = [
    `/video/generations/${id}`,
    `/video/generations/download?id=${id}`,
    `/video/generations/download?id=${encodeURIComponent(id)}`,
    `/video/generations/download?id=abc&id=${id}`,
    `/video/generations?id=${id}`,
    `/${id}/models/x`,
    `/models/${id}`,
  ]
  for (const url of urls) await handler(get(url))

  for (const { method, url } of sent) {
    expect(`${method} ${url}`).toMatch(shape)
    expect(url.startsWith(`${baseUrl}/`)).toBe(true)
    expect(decodeURIComponent(url).split(/[/\\]/)).not.toContain('..')
  }
})

it.each([
  '',
  '.',
  '..',
  '../models',
  'a/../b',
  'a/..',
  '..\\models',
  'a\0b',
  'a\r\nx:y',
  'x'.repeat(1025),
])('refuses the id %j in a download, and asks nobody', async (id) => {
  const { handler, sent } = createRig()
  const path = `/video/generations/download?id=${encodeURIComponent(id)}`

  expect((await handler(get(path))).status).toBe(400)
  expect(sent).toEqual([])
})

it.each([
  'https://app.example//evil.example/video/generations/abc',
  'https://app.example/api//video/generations/abc',
  'https://app.example/\\evil.example/video/generations/abc',
  'https://app.example/api/video/generations/',
  'https://app.example/api/video/generations/abc/content',
  'https://app.example/api/video/generationsx',
  'https://app.example/api/xmodels',
  'https://app.example/api/chat/completions',
  'https://app.example/',
])('knows no route for %s', async (url) => {
  const { handler, sent } = createRig()

  expect((await handler(new Request(url))).status).toBe(404)
  expect(sent).toEqual([])
})

it('takes no target, header or key from the browser', async () => {
  const { handler, sent } = createRig()
  const headers = {
    authorization: 'Bearer mine',
    cookie: 'session=1',
    'x-base-url': 'https://evil.example',
    'x-mock-fault': 'failed',
    'x-forwarded-host': 'evil.example',
  }
  await handler(get('/video/generations/abc?base_url=https://evil.example', { headers }))

  expect(sent.map(({ url }) => url)).toEqual([`${baseUrl}/video/generations/abc`])
  expect([...(sent[0]?.headers.keys() ?? [])]).toEqual(['accept', 'authorization'])
  expect(sent[0]?.headers.get('authorization')).not.toContain('mine')
})
