import { valueAt } from './record.ts'

/** Settings in one spelling: `1280x720`, `16:9`, `720p`. */
export interface ToldSettings {
  readonly durationSeconds?: number
  readonly aspectRatio?: string
  readonly size?: string
  readonly resolution?: string
  readonly seed?: number
}

/** What gateways and vendors call each of them, most exact first. Contract §1.2–1.6, §2.2 and §5. */
export const settingNames: Readonly<Record<keyof ToldSettings, readonly string[]>> = {
  // Where the vendor tells both, its `duration` is what it bills.
  durationSeconds: [
    'output_video_duration',
    'video_duration',
    'seconds',
    'n_seconds',
    'durationSeconds',
    'duration_seconds',
    'duration',
  ],
  aspectRatio: ['ratio', 'aspectRatio', 'aspect_ratio', 'video_ratio'],
  size: ['size', 'video_ratio', 'resolution'],
  resolution: ['resolution', 'SR'],
  seed: ['seed'],
}

/** Vendors' own words first: what stands beside them may be the request once more. */
const places = ['metadata.', 'data.', ''].flatMap((place) =>
  ['output.', 'usage.', ''].map((inner) => place + inner),
)

/** Seconds. No model makes longer ones; anything above counts in milliseconds. */
const longest = 600

/**
 * The settings that an answer's details tell, or that a request has. What is not plausible, or says that the gateway
 * chose by itself, counts as absent.
 */
export function toldSettings(details: unknown): ToldSettings {
  const told = <Value>(field: keyof ToldSettings, read: (value: unknown) => Value | undefined) =>
    places
      .flatMap((place) => settingNames[field].map((name) => read(valueAt(details, place + name))))
      .find((value) => value !== undefined)
  const durationSeconds = told('durationSeconds', readSeconds)
  const aspectRatio = told('aspectRatio', readRatio)
  const size = told('size', readSize) ?? sidesOf(details)
  const resolution = told('resolution', readResolution)
  const seed = told('seed', readSeed)
  return {
    ...(durationSeconds !== undefined && { durationSeconds }),
    ...(aspectRatio !== undefined && { aspectRatio }),
    ...(size !== undefined && { size }),
    ...(resolution !== undefined && { resolution }),
    ...(seed !== undefined && { seed }),
  }
}

function readSeconds(value: unknown): number | undefined {
  const count = Number(/^(\d+(?:\.\d+)?) ?s?$/.exec(textOf(value))?.[1])
  return count > 0 && count <= longest ? count : undefined
}

function readRatio(value: unknown): string | undefined {
  const [width, height] = pairOf(/^(\d{1,5}) ?: ?(\d{1,5})$/, value)
  return width && height ? `${width}:${height}` : undefined
}

function readSize(value: unknown): string | undefined {
  const [width, height] = pairOf(/^(\d{2,5}) ?[x*×] ?(\d{2,5})$/i, value)
  return width && height ? `${width}x${height}` : undefined
}

function sidesOf(details: unknown): string | undefined {
  return places
    .map((place) => {
      const [width, height] = ['width', 'height'].map((side) => valueAt(details, place + side))
      return readSize(`${textOf(width)}x${textOf(height)}`)
    })
    .find((size) => size !== undefined)
}

function readResolution(value: unknown): string | undefined {
  const [, lines, thousands] = /^(?:([1-9]\d{2,3})p?|([1-9]k))$/i.exec(textOf(value)) ?? []
  return lines === undefined ? thousands?.toLowerCase() : `${lines}p`
}

/** 0 is what an empty field holds, and -1 asks for any. */
function readSeed(value: unknown): number | undefined {
  const seed = Number(/^\d+$/.exec(textOf(value))?.[0])
  return seed > 0 && Number.isSafeInteger(seed) ? seed : undefined
}

function pairOf(pattern: RegExp, value: unknown): number[] {
  return (pattern.exec(textOf(value)) ?? []).slice(1).map(Number)
}

/** Gateways mix texts and numbers. */
function textOf(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
}
