import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Base64Decoder } from './base64-decoder.ts'
import { decodeWithPlatform } from './base64-platform.ts'
import { decodeWithTable } from './base64-table.ts'
import type { DecodeGroups } from './base64-decoder.ts'

const text = new TextEncoder()

function outcomeOf(decodeGroups: DecodeGroups, letters: string, length: number): unknown {
  const decoder = new Base64Decoder(decodeGroups)
  const bytes: number[] = []
  try {
    for (let at = 0; at < letters.length; at += length)
      bytes.push(...decoder.decode(text.encode(letters.slice(at, at + length))))
    decoder.end()
    return bytes
  } catch {
    return 'refused'
  }
}

const cutLength = fc.integer({ min: 1, max: 50 })

it('decodes with the platform what was encoded, in pieces of any length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), cutLength, (bytes, length) => {
      const letters = btoa(String.fromCharCode(...bytes))

      expect(outcomeOf(decodeWithPlatform, letters, length)).toEqual([...bytes])
    }),
  )
})

it('takes and refuses the same letters with the platform as with the table', () => {
  const letter = fc.constantFrom(
    'A',
    'A',
    'B',
    'a',
    '0',
    '9',
    '+',
    '/',
    '=',
    '=',
    '-',
    '_',
    ' ',
    '\n',
    'é',
  )
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 16 }), cutLength, (letters, length) => {
      const joined = letters.join('')

      expect(outcomeOf(decodeWithPlatform, joined, length)).toEqual(
        outcomeOf(decodeWithTable, joined, length),
      )
    }),
    { numRuns: 5000 },
  )
})
