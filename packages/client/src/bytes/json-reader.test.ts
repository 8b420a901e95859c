import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readerOf } from './byte-reader.ts'
import { ByteSource } from './byte-source.ts'
import { JsonReader } from './json-reader.ts'

function read(text: string, pieceLength = 7): Promise<unknown> {
  const bytes = new TextEncoder().encode(text)
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, at + pieceLength))
      at += pieceLength
    },
  })
  const json = new JsonReader(new ByteSource(readerOf(body)))
  return json.value(async (string) => {
    await string.start(11)
    return undefined
  })
}

it('reads what JSON.parse reads, in pieces of any length', async () => {
  const lengths = fc.integer({ min: 1, max: 20 })
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), lengths, async (value, length) => {
      const text = JSON.stringify(value, null, length % 3)

      expect(JSON.stringify(await read(text, length))).toBe(JSON.stringify(JSON.parse(text)))
    }),
  )
})

it.each([
  ['"\\n"', '\n'],
  ['"Failed:\\nbad"', 'Failed:\nbad'],
  ['"data\\u003avideo/"', 'data:video/'],
  ['"\\ud83d\\ude00\\ud83d"', '😀\ufffd'],
  ['"\\ud83d\\n"', '\ufffd\n'],
])('reads the escapes of %s', async (text, expected) => {
  expect(await read(text)).toBe(expected)
})

it.each([
  '"a\nb"',
  '"\\x"',
  '"\\u00g0"',
  '[1,]',
  '{"a"}',
  '{,}',
  'nul',
  '01',
  '"open',
  '{"a":1',
  '',
])('refuses %j, as JSON.parse does', async (text) => {
  expect(() => JSON.parse(text) as unknown).toThrow()
  await expect(read(text)).rejects.toMatchObject({ code: 'malformed_response' })
})

it('does not count empty containers as depth', async () => {
  const list = Array.from({ length: 200 }, () => ({ empty: {}, none: [] }))

  expect(await read(JSON.stringify(list))).toHaveLength(200)
})

it('refuses to nest deeper than 64', async () => {
  await expect(read('['.repeat(65) + ']'.repeat(65))).rejects.toMatchObject({
    message: expect.stringContaining('too deep') as string,
  })
})

it('lets no key reach a prototype, and keeps the first of equal keys', async () => {
  const value = await read('{"__proto__":{"polluted":true},"a":1,"a":2}')

  expect(value).toHaveProperty('a', 1)
  expect(Object.getPrototypeOf(value)).toBeNull()
  expect({}).not.toHaveProperty('polluted')
})

it('cuts a text at 64 KiB and reads on behind it', async () => {
  const value = await read(JSON.stringify({ long: 'x'.repeat(100_000), next: 1 }), 4096)

  expect(value).toMatchObject({ long: 'x'.repeat(65_536), next: 1 })
})
