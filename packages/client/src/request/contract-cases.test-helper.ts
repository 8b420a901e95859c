import type { RequestIssue } from './request-issue.ts'

/** One value of a setting, and what is to be found wrong with it: nothing, where it is legal. */
export interface ContractCase {
  readonly value: unknown
  readonly found?: Pick<RequestIssue, 'code' | 'allowed'>
}

export const link = 'https://pictures.example/cat.jpg'
export const jpeg = 'data:image/jpeg;base64,/9j/4AAQ'
export const png = 'data:image/png;base64,iVBORw0KGgo='
const webp = 'data:image/webp;base64,UklGRg=='
export const gif = 'data:image/gif;base64,R0lGODlh'
const vector = 'data:image/svg+xml;base64,PHN2Zy8+'
const links = [link, 'http://pictures.example/cat?size=1&type=2', 'HTTPS://PICTURES.EXAMPLE/']
const taskId = 'video_68e688d4950481918ec389280c2f7814'

const seconds = [...Array(16).keys(), 20, 25, 30, 60, 4.5, -4, -0, 1e21, Number.MAX_SAFE_INTEGER]
const ratios = [
  ...['16:9', '9:16', '1:1', '4:3', '3:4', '21:9', 'adaptive'],
  ...['9:21', '2:1', '16/9', '16x9', '16:9 ', '1280x720', 'Adaptive', '', '__proto__'],
]
const lines = ['480p', '720p', '1080p', '360p', '1440p', '4k', '720', '1080P', '', 'constructor']
const pixels = [
  ...['720x1280', '1280x720', '960x960'],
  ...['1024x1792', '1792x1024', '1920x1080', '1280*720', '1280X720', '1280x0720', '16:9', '', 'x'],
]
const styles = ['realistic', 'anime', '3d', '3D', 'cartoon', 'anime ', '', 'toString']

const noNumbers = ['4', '', null, true, [4], {}, NaN, Infinity, -Infinity, 4n, Symbol('four')]
const noTexts = [4, 0, null, true, ['16:9'], {}, NaN, new String('16:9')]
const noWholeNumbers = [...noNumbers, 1.5, 1e21, 2 ** 53]
const noAnswers = ['true', '', 1, 0, null, [], {}]
const noPictures = [
  ...['', 'cat.jpg', '/cat.jpg', '//pictures.example/cat.jpg', 'https://', 'https://a b/cat.jpg'],
  ...['blob:https://app.example/1', 'file:///cat.jpg', 'ftp://pictures.example/cat.jpg'],
  // Bare base64: one model's code reads it; what it is a picture of cannot be told.
  ...['iVBORw0KGgo=', 'data:image/png;base64,', 'data:image/png,iVBORw0KGgo=', 'data:,'],
  ...['data:video/mp4;base64,AAAA', 'data:text/html;base64,AAAA', 'javascript:alert(1)'],
  ...[5, null, true, {}, [link], new URL(link)],
]
const noLists = [link, '', 5, null, true, {}, { length: 1, 0: link }]

/** The settings of the wire, and values that one model or another takes, or none. */
export const settings = {
  durationSeconds: [...seconds, ...noNumbers],
  aspectRatio: [...ratios, ...noTexts],
  resolution: [...lines, ...noTexts],
  size: [...pixels, ...noTexts],
  style: [...styles, ...noTexts],
  firstFrame: [...links, jpeg, png, webp, gif, ...noPictures],
  lastFrame: [...links, jpeg, png, webp, gif, ...noPictures],
  references: [[], [link], [jpeg, png, webp, link], ...noLists],
  seed: [0, 42, -1, ...noWholeNumbers],
  audio: [true, false, ...noAnswers],
  negativePrompt: ['rain', '', 5, null],
  watermark: [true, false, ...noAnswers],
  count: [1, 2, 4, 0, -1, ...noWholeNumbers],
  remixOf: [taskId, '', 5, null],
} as const satisfies Readonly<Record<string, readonly unknown[]>>

/** The model has no such setting: nothing but leaving it out is legal. */
export function none(field: keyof typeof settings): ContractCase[] {
  return settings[field].map(refused('not_supported'))
}

export function durations(...allowed: readonly number[]): ContractCase[] {
  return [...oneOf(seconds, allowed), ...noNumbers.map(refused('wrong_type'))]
}

export function aspectRatios(...allowed: readonly string[]): ContractCase[] {
  return [...oneOf(ratios, allowed), ...noTexts.map(refused('wrong_type'))]
}

export function resolutions(...allowed: readonly string[]): ContractCase[] {
  return [...oneOf(lines, allowed), ...noTexts.map(refused('wrong_type'))]
}

export function sizes(...allowed: readonly string[]): ContractCase[] {
  return [...oneOf(pixels, allowed), ...noTexts.map(refused('wrong_type'))]
}

export function stylesOf(...allowed: readonly string[]): ContractCase[] {
  return [...oneOf(styles, allowed), ...noTexts.map(refused('wrong_type'))]
}

/** A picture: a link, whatever is behind it, or a `data:` URL of one of these types. */
export function frame(...types: readonly string[]): ContractCase[] {
  return [
    ...[...links, jpeg, png].map(legal),
    ...[webp, gif, vector].map((picture) => picturedAs(picture, picture, types)),
    legal(jpeg.replace('image/jpeg', 'IMAGE/JPEG')),
    ...noPictures.map(refused('wrong_type')),
  ]
}

export function references(most: number, ...types: readonly string[]): ContractCase[] {
  const tooMany = Array.from({ length: most + 1 }, () => link)
  return [
    ...[[link], [jpeg, link, png], tooMany.slice(1)].map(legal),
    picturedAs([link, gif], gif, types),
    { value: tooMany, found: { code: 'too_long', allowed: [most] } },
    ...noLists.map(refused('wrong_type')),
    ...noPictures.map((picture) => refused('wrong_type')([link, picture])),
    // A list with a hole.
    refused('wrong_type')(Object.assign(Array<string>(2), { 1: link })),
  ]
}

export function seeds(max: number): ContractCase[] {
  return [
    ...[0, -0, 1, 42, max - 1, max].map(legal),
    ...[-1, max + 1, Number.MIN_SAFE_INTEGER].map(refused('out_of_range', [0, max])),
    ...noWholeNumbers.map(refused('wrong_type')),
  ]
}

export function upTo(most: number): ContractCase[] {
  return [
    ...Array.from({ length: most }, (_, index) => legal(index + 1)),
    ...[0, -0, -1, most + 1, 100].map(refused('out_of_range', [1, most])),
    ...noWholeNumbers.map(refused('wrong_type')),
  ]
}

export function yesOrNo(): ContractCase[] {
  return [...[true, false].map(legal), ...noAnswers.map(refused('wrong_type'))]
}

/** Sound that cannot be switched off. */
export function soundAlways(): ContractCase[] {
  const silent = refused('not_allowed', [true])(false)
  return [legal(true), silent, ...noAnswers.map(refused('wrong_type'))]
}

export function earlierVideo(): ContractCase[] {
  return [legal(taskId), ...['', ...noTexts].map(refused('wrong_type'))]
}

/** @param limit - In code points: an emoji is one, though JavaScript counts two. */
export function prompts(limit?: number): ContractCase[] {
  const longest = limit ?? 40_000
  const tooLong = ['a', '😀', '猫'].map((letter) => letter.repeat(longest + 1))
  return [
    ...['a cat', '猫', '😀', ' a cat ', '{"model":"x"}', '--dur 12', '\u0000'].map(legal),
    ...['a', '😀', '猫', '\ud83d'].map((letter) => legal(letter.repeat(longest))),
    ...tooLong.map(limit === undefined ? legal : refused('too_long', [limit])),
    ...[undefined, '', ' ', '\n\t\u00a0\u3000'].map(refused('required')),
    ...noTexts.map(refused('wrong_type')),
  ]
}

function oneOf<Value>(pool: readonly Value[], allowed: readonly Value[]): ContractCase[] {
  const others = pool.filter((value) => !allowed.includes(value))
  return [...allowed.map(legal), ...others.map(refused('not_allowed', allowed as never))]
}

function picturedAs(value: unknown, picture: string, types: readonly string[]): ContractCase {
  const isLegal = types.some((type) => picture.startsWith(`data:${type};`))
  return isLegal ? legal(value) : refused('not_allowed', types)(value)
}

function legal(value: unknown): ContractCase {
  return { value }
}

function refused(
  code: RequestIssue['code'],
  allowed?: RequestIssue['allowed'],
): (value: unknown) => ContractCase {
  return (value) => ({ value, found: { code, ...(allowed && { allowed }) } })
}
