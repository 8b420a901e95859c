import { damagedBase64 } from './base64-damage.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d
const plus = 0x2b
const minus = 0x2d
const slash = 0x2f
const underscore = 0x5f

/**
 * Takes the letters of the standard alphabet out of the ways in which base64 is written: in lines, as mail has it, and
 * with the alphabet for URLs. Strict, so that a letter that got lost shows: all lines but the last are of one length,
 * which whole groups fill, and nobody mixes the alphabets.
 *
 * @see RFC 2045 §6.8, RFC 4648 §5
 */
export class Base64Text {
  #line = 0
  #lineLength: number | undefined
  #hasLastLine = false
  #isStandard = false
  #isForUrls = false
  #letters = new Uint8Array(0)

  /** The letters of the next piece, valid until the next call. */
  letters(text: Uint8Array): Uint8Array {
    if (!this.#isPlain(text)) return this.#translate(text)
    this.note(text)
    return text
  }

  /** Takes a piece into account that is known to hold nothing but letters of the standard alphabet. */
  note(letters: Uint8Array): void {
    this.#line += letters.length
    this.#isStandard ||= letters.includes(plus) || letters.includes(slash)
  }

  /** @throws VideoError `download_failed` where the last line is longer than the others. */
  end(): void {
    if (this.#line > (this.#lineLength ?? Infinity)) throw brokenLines()
  }

  #isPlain(text: Uint8Array): boolean {
    if (this.#lineLength !== undefined || this.#hasLastLine || this.#isForUrls) return false
    return ![lineFeed, carriageReturn, minus, underscore].some((letter) => text.includes(letter))
  }

  #translate(text: Uint8Array): Uint8Array {
    if (this.#letters.length < text.length) this.#letters = new Uint8Array(text.length)
    let length = 0
    for (const letter of text) {
      if (letter === lineFeed || letter === carriageReturn) {
        this.#endLine()
        continue
      }
      if (this.#hasLastLine) throw brokenLines()
      this.#letters[length++] = this.#standard(letter)
      this.#line++
    }
    return this.#letters.subarray(0, length)
  }

  #standard(letter: number): number {
    if (letter === minus || letter === underscore) this.#isForUrls = true
    else if (letter === plus || letter === slash) this.#isStandard = true
    if (this.#isForUrls && this.#isStandard) throw damagedBase64('it mixes two alphabets')
    if (letter === minus) return plus
    return letter === underscore ? slash : letter
  }

  #endLine(): void {
    if (this.#line === 0) return
    if (this.#line > (this.#lineLength ?? Infinity)) throw brokenLines()
    if (this.#lineLength === undefined && this.#line % 4 === 0) this.#lineLength = this.#line
    else this.#hasLastLine = this.#line !== this.#lineLength
    this.#line = 0
  }
}

function brokenLines(): Error {
  return damagedBase64('its lines are of different lengths')
}
