import { isOtherKey } from '../wire/result-place.ts'

/** What a plain reader, which has the whole body before it, makes of it: the video, or why there is none. */
export type ReferenceOutcome = { video: Uint8Array } | { refused: string }

class Refused extends Error {}

class Found extends Error {
  readonly video: Uint8Array

  constructor(video: Uint8Array) {
    super()
    this.video = video
  }
}

interface Cursor {
  at: number
}

/** What a value stands in: whether its keys speak of something else, and what stood before it. */
interface Around {
  isOther: boolean
  fields: readonly Map<string, unknown>[]
}

const space = /[ \t\n\r]*/y
const stringToken = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const wordToken = /[-+.0-9A-Za-z]+/y

/**
 * Decodes a download answer by the same rules as `decodeDownload`, in the plainest way: the first text that begins as
 * the base64 of a video wins, and nothing behind it is looked at.
 */
export function referenceDownload(body: Uint8Array): ReferenceOutcome {
  const text = new TextDecoder().decode(body)
  try {
    const cursor = { at: 0 }
    if (next(text, cursor) === '{') readMembers(text, cursor, { isOther: false, fields: [] })
    return { refused: 'no video' }
  } catch (error) {
    if (error instanceof Found) return { video: error.video }
    if (error instanceof Refused || error instanceof SyntaxError) return { refused: error.message }
    throw error
  }
}

function readValue(text: string, cursor: Cursor, around: Around): unknown {
  const first = next(text, cursor)
  if (first === '{') return readMembers(text, cursor, around)
  if (first === '[') return readItems(text, cursor, around)
  if (first !== '"') return JSON.parse(take(text, cursor, wordToken))
  const value = String(JSON.parse(take(text, cursor, stringToken)))
  const isRefused = around.fields.some((fields) => fields.get('success') === false)
  const letters = around.isOther || isRefused ? undefined : lettersOf(value)
  if (letters === undefined) return value
  const sizes = around.fields.map((fields) => fields.get('size'))
  throw new Found(
    checked(
      letters,
      sizes.findLast((size) => size !== undefined),
    ),
  )
}

function readMembers(text: string, cursor: Cursor, around: Around): unknown {
  cursor.at++
  const fields = new Map<string, unknown>()
  if (next(text, cursor) === '}') return close(cursor)
  for (;;) {
    const key = String(JSON.parse(take(text, cursor, stringToken)))
    expectCharacter(text, cursor, ':')
    const isOther = around.isOther || isOtherKey(key)
    const value = readValue(text, cursor, { isOther, fields: [...around.fields, fields] })
    if (!fields.has(key)) fields.set(key, value)
    if (next(text, cursor) !== ',') break
    cursor.at++
  }
  expectCharacter(text, cursor, '}')
  return {}
}

function readItems(text: string, cursor: Cursor, around: Around): unknown {
  cursor.at++
  if (next(text, cursor) === ']') return close(cursor)
  for (;;) {
    readValue(text, cursor, around)
    if (next(text, cursor) !== ',') break
    cursor.at++
  }
  expectCharacter(text, cursor, ']')
  return []
}

function close(cursor: Cursor): null {
  cursor.at++
  return null
}

function next(text: string, cursor: Cursor): string {
  space.lastIndex = cursor.at
  cursor.at += space.exec(text)?.[0].length ?? 0
  return text[cursor.at] ?? ''
}

function take(text: string, cursor: Cursor, token: RegExp): string {
  next(text, cursor)
  token.lastIndex = cursor.at
  const found = token.exec(text)?.[0]
  if (found === undefined) throw new Refused(`nothing to read at ${cursor.at}`)
  cursor.at += found.length
  return found
}

function expectCharacter(text: string, cursor: Cursor, character: string): void {
  if (next(text, cursor) !== character) throw new Refused(`no ${character} at ${cursor.at}`)
  cursor.at++
}

/** The letters of a video, as they are written. */
function lettersOf(value: string): string | undefined {
  const header = /^data:([^,;]*)(?:;[^;,]*)*;base64,/i.exec(value)
  if (/^data:/i.test(value) && !header) return undefined
  if (header && /^(image|audio|font)\//i.test(header[1] ?? '')) return undefined
  const letters = value.slice(header?.[0].length ?? 0)
  const first = letters
    .slice(0, 24)
    .replace(/[\r\n]/g, '')
    .slice(0, 16)
  if (!/^[A-Za-z0-9+/_-]{16}$/.test(first)) return undefined
  return beginsAsVideo(Buffer.from(first, 'base64')) ? letters : undefined
}

function decode(written: string): Buffer {
  const lines = written.split(/[\r\n]+/).filter((line) => line !== '')
  const isBroken = lines.length > 1 || /[\r\n]/.test(written)
  const [width = 0] = lines.map(({ length }) => length)
  const last = lines.at(-1)?.length ?? 0
  const isEven = lines.slice(0, -1).every(({ length }) => length === width && width % 4 === 0)
  if (isBroken && (!isEven || (lines.length > 1 && last > width))) throw new Refused('lines')
  const letters = lines.join('')
  if (/[-_]/.test(letters) && /[+/]/.test(letters)) throw new Refused('two alphabets')
  const standard = letters.replaceAll('-', '+').replaceAll('_', '/')
  const strict = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
  const padded = standard.padEnd(Math.ceil(standard.length / 4) * 4, '=')
  const bytes = Buffer.from(standard, 'base64')
  // What does not come back the same held spare bits.
  if (!strict.test(padded) || bytes.toString('base64') !== padded) throw new Refused('damaged')
  return bytes
}

function checked(written: string, announced: unknown): Uint8Array {
  const file = decode(written)
  if (!beginsAsMp4(file) && !beginsAsWebm(file)) throw new Refused('no mp4')
  const isText = typeof announced === 'string' || typeof announced === 'number'
  const digits = isText ? String(announced).trim() : ''
  const size = /^\d+$/.test(digits) ? Number(digits) : 0
  const isSized = size > 0 && Number.isSafeInteger(size)
  const ending = beginsAsWebm(file) ? endingOfWebm(file) : endingOf(file)
  if (ending === 'cut') throw new Refused('cut off')
  if (ending === 'open' && isSized && size !== file.length) throw new Refused('another size')
  const lacksPadding = written.replace(/[\r\n]/g, '').length % 4 !== 0
  if (ending === 'open' && !isSized && lacksPadding) throw new Refused('letters may be missing')
  return file
}

function beginsAsVideo(start: Buffer): boolean {
  const brand = start.toString('latin1', 4, 12)
  if (/^ftyp(avi[fs]|hei[cx]|mif1|msf1|M4[AB] )/.test(brand)) return false
  return beginsAsMp4(start) || start.readUInt32BE() === 0x1a45dfa3
}

function beginsAsWebm(file: Buffer): boolean {
  return file.length >= 12 && file.readUInt32BE(0) === 0x1a45dfa3
}

function endingOfWebm(file: Buffer): 'cut' | 'whole' | 'open' {
  let hasSegment = false
  for (let at = 0; at < file.length;) {
    const idEnd = at + vintWidth(file[at])
    const content = idEnd + (idEnd < file.length ? vintWidth(file[idEnd]) : 1)
    if (content > file.length) return hasSegment ? 'open' : 'cut'
    const bits = Array.from(file.subarray(idEnd, content), (byte) =>
      byte.toString(2).padStart(8, '0'),
    )
      .join('')
      .slice(content - idEnd)
    hasSegment ||= file.toString('hex', at, idEnd) === '18538067'
    if (!bits.includes('0')) return hasSegment ? 'open' : 'cut'
    at = content + parseInt(bits, 2)
    if (at > file.length) return 'cut'
  }
  return hasSegment ? 'whole' : 'cut'
}

function vintWidth(byte = 0): number {
  return Math.min(8, 9 - (byte === 0 ? 0 : byte.toString(2).length))
}

function beginsAsMp4(file: Buffer): boolean {
  const first = file.toString('latin1', 4, 8)
  const others = 'styp moov mdat moof free skip wide uuid pnot sidx meta emsg pdin prft'.split(' ')
  return file.length >= 12 && (file.subarray(0, 12).includes('ftyp') || others.includes(first))
}

const knownBoxes =
  /^(?:ftyp|styp|moov|mdat|imda|moof|mfra|sidx|ssix|meta|free|skip|wide|uuid|pdin|emsg|prft)$/

function endingOf(file: Buffer): 'cut' | 'whole' | 'open' {
  const types: string[] = []
  let end: 'cut' | 'whole' | 'open' = 'whole'
  for (let at = 0; at < file.length;) {
    const type = file.toString('latin1', at + 4, at + 8)
    const isLong = at + 8 <= file.length && file.readUInt32BE(at) === 1
    const header = isLong ? 16 : 8
    if (at + header > file.length) {
      end = 'open'
      break
    }
    const size = isLong ? Number(file.readBigUInt64BE(at + 8)) : file.readUInt32BE(at)
    types.push(type)
    if (size === 0) end = 'open'
    if (size === 0) break
    at += Math.max(size, header)
    if (at > file.length) end = knownBoxes.test(type) ? 'cut' : 'open'
  }
  const order = types.map((type) => type.replace('imda', 'mdat'))
  const isComplete = order.includes('moov') && order.includes('mdat')
  if (!isComplete || order.lastIndexOf('moof') > order.lastIndexOf('mdat')) return 'cut'
  const mayGoOn = order.lastIndexOf('moof') > order.lastIndexOf('mfra')
  return end === 'whole' && mayGoOn ? 'open' : end
}
