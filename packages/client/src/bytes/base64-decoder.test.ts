import fc from 'fast-check'
import { expect, it } from 'vitest'
import { VideoError } from '../video-error.ts'
import { Base64Decoder } from './base64-decoder.ts'
import { decodeWithTable } from './base64-table.ts'

const text = new TextEncoder()

it('decodes with the table what was encoded, in pieces of any length', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 1, max: 50 }),
      (bytes, length) => {
        const letters = Buffer.from(bytes).toString('base64')
        const decoder = new Base64Decoder(decodeWithTable)
        const decoded: number[] = []

        for (let at = 0; at < letters.length; at += length)
          decoded.push(...decoder.decode(text.encode(letters.slice(at, at + length))))
        decoder.end()

        expect(Uint8Array.from(decoded)).toEqual(bytes)
      },
    ),
  )
})

it.each(['A', 'AB==CD==', 'A===', 'AB=', 'AB==', '-_AA', 'A AA', 'AA\nA', '====', 'AAA=AAAA'])(
  'refuses %j',
  (letters) => {
    const decoder = new Base64Decoder(decodeWithTable)

    const decode = () => {
      decoder.decode(text.encode(letters))
      decoder.end()
    }

    expect(decode).toThrow(VideoError)
  },
)
