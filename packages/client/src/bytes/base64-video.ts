import { base64Reader } from './base64-reader.ts'
import { dataUrlType, longestHeader } from './data-url-header.ts'
import { isKnownVideoStart, isOtherMedia, mediaStartLength } from './media-start.ts'
import { mp4Reader } from './mp4-reader.ts'
import type { ByteReader } from './byte-reader.ts'
import type { JsonString } from './json-string.ts'
import type { Mp4Expectations } from './mp4-reader.ts'

const startLetters = (mediaStartLength / 3) * 4
/** For line breaks among the first letters. */
const breaks = 8

/**
 * True where a string is a video in base64, with the header of a `data:` URL or without, as its first bytes tell. The
 * header is then consumed, and {@link base64Video} is next; else nothing is.
 */
export async function atBase64Video(string: JsonString): Promise<boolean> {
  const header = await headerOf(string)
  if (header === undefined) return false
  const start = await string.start(header.length + startLetters + breaks)
  if (!beginsAsVideo(latin1(start.subarray(header.length)))) return false
  string.skip(header.length)
  return true
}

/**
 * As {@link atBase64Video}; a header that says that it is a video counts too, so that bytes which are none are told
 * rather than passed over.
 */
export async function atHeadedVideo(string: JsonString): Promise<boolean> {
  if (await atBase64Video(string)) return true
  const header = (await headerOf(string)) ?? ''
  if (!dataUrlType(header)?.startsWith('video/')) return false
  string.skip(header.length)
  return true
}

/** The bytes of a video, checked as they pass, where {@link atBase64Video} has said so. */
export function base64Video(
  string: JsonString,
  expectations: Omit<Mp4Expectations, 'mayHaveGaps'> = {},
): ByteReader {
  const { bytes, mayHaveGaps } = base64Reader(string)
  return mp4Reader(bytes, { ...expectations, mayHaveGaps })
}

/** True where these letters, as they are written in lines or for URLs too, begin as those of a video do. */
export function beginsAsVideo(letters: string): boolean {
  const first = letters.replace(/[\r\n]/g, '').slice(0, startLetters)
  if (first.length < startLetters || !/^[\w+/-]+$/.test(first)) return false
  const bytes = atob(first.replaceAll('-', '+').replaceAll('_', '/'))
  const start = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))
  return isKnownVideoStart(start) && !isOtherMedia(start)
}

/** With its comma; empty where there is none, `undefined` where it is that of something else. */
async function headerOf(string: JsonString): Promise<string | undefined> {
  if (!/^data:/i.test(latin1(await string.start(5)))) return ''
  const start = latin1(await string.start(longestHeader))
  const header = start.slice(0, start.indexOf(',') + 1)
  return dataUrlType(header) === undefined ? undefined : header
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
