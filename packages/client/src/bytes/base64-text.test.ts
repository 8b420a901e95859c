import fc from 'fast-check'
import { expect, it } from 'vitest'
import { VideoError } from '../video-error.ts'
import { Base64Decoder } from './base64-decoder.ts'
import { Base64Text } from './base64-text.ts'

/** What becomes of letters that arrive in pieces of this length. */
function decode(written: string, length = 50): string {
  const text = new Base64Text()
  const decoder = new Base64Decoder()
  const bytes: number[] = []
  for (let at = 0; at < written.length; at += length)
    bytes.push(...decoder.decode(text.letters(Buffer.from(written.slice(at, at + length)))))
  text.end()
  bytes.push(...(decoder.end() ?? []))
  return Buffer.from(bytes).toString('base64')
}

const spellings: Record<string, (letters: string) => string> = {
  'as it is': (letters) => letters,
  'in lines': (letters) => letters.replace(/.{76}/g, '$&\n'),
  'in lines of mail': (letters) => letters.replace(/.{1,64}/g, '$&\r\n'),
  'for URLs': (letters) => letters.replaceAll('+', '-').replaceAll('/', '_'),
  'without padding': (letters) => letters.replaceAll('=', ''),
}

it.each(Object.entries(spellings))('reads base64 %s, in pieces of any length', (_, spell) => {
  const cutLength = fc.integer({ min: 1, max: 100 })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), cutLength, (bytes, length) => {
      const letters = Buffer.from(bytes).toString('base64')

      expect(decode(spell(letters), length)).toBe(letters)
    }),
  )
})

it('notices every letter that is lost from lines', () => {
  const written = `${'QUJD'.repeat(19)}\n`.repeat(3) + 'QUJD'

  for (let at = 0; at < written.length; at++) {
    if (written[at] === '\n') continue
    expect(() => decode(written.slice(0, at) + written.slice(at + 1))).toThrow(VideoError)
    expect(() => decode(`${written.slice(0, at)}\n${written.slice(at + 1)}`)).toThrow(VideoError)
  }
})

it.each(['QU+D-UJD', 'QUJD QUJD', 'QUJD\nQUJDQUJD', 'QUJDQUJD\nQUJD\nQUJD', 'QUJDQ', 'QR', 'Q=JD'])(
  'refuses %j',
  (written) => {
    expect(() => decode(written)).toThrow(VideoError)
  },
)
