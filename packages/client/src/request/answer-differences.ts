import { toldSettings } from '../wire/told-settings.ts'
import { isOverridden } from './is-overridden.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { ToldSettings } from '../wire/told-settings.ts'
import type { VideoRequestFields } from './video-request.ts'

/** A setting that was asked for and that the gateway, without a word, made into another. */
export interface TaskDifference {
  readonly field: keyof ToldSettings | 'count'
  /** Such as 8, `16:9`, `1280x720`, `720p`. */
  readonly asked: string | number
  /** The same; in place of a ratio or a resolution it may be the size, and the other way round. */
  readonly made: string | number
}

const toldFields = ['durationSeconds', 'aspectRatio', 'size', 'resolution', 'seed'] as const

/** All that is compared, in the order in which differences are told. */
export const comparedFields: readonly TaskDifference['field'][] = [...toldFields, 'count']

/**
 * Compares what was asked for with what an answer tells. A setting that was left to the gateway, or that an extra
 * field of the app or a flag in the prompt stands for, is no difference; nor is a value in another spelling.
 *
 * @param model - What the catalogue knows of the request's model.
 * @param details - The task's, under the gateway's own names.
 * @param earlier - What earlier answers told; it stands for each setting that this one does not tell.
 * @see Contract §1.2, §1.4
 */
export function answerDifferences(
  request: VideoRequestFields,
  model: Pick<VideoModel, 'family'> | undefined,
  details: unknown,
  earlier: readonly TaskDifference[] = [],
): readonly TaskDifference[] {
  const asked = askedSettings(request, model)
  const told = toldSettings(details)
  return toldFields.flatMap((field) => {
    const wanted = asked[field]
    if (wanted === undefined || isOverridden(field, request, model)) return []
    const found = madeOf(field, told)
    if (found.length === 0) return earlier.filter((one) => one.field === field)
    const made = found.find((one) => !isSame(wanted, one))
    return made === undefined ? [] : [{ field, asked: wanted, made }]
  })
}

function askedSettings(
  request: VideoRequestFields,
  model: Pick<VideoModel, 'family'> | undefined,
): ToldSettings {
  const { durationSeconds, aspectRatio, size, resolution, seed, firstFrame, remixOf } = request
  // Only the prompt reaches the model then.
  if (remixOf !== undefined) return {}
  // The video has the picture's ratio, and none is sent. Contract §7.1.
  const isFramed = model?.family === 'seedance' && firstFrame !== undefined
  const settings = { durationSeconds, size, resolution, ...(!isFramed && { aspectRatio }) }
  return {
    ...toldSettings(settings),
    // Told, 0 is an empty field; asked for, it is a seed. -1 asks for any.
    ...(seed !== undefined && seed >= 0 && { seed }),
  }
}

/** What tells of a setting: itself, or else what says the same of the frame, or a part of it. */
function madeOf(field: keyof ToldSettings, told: ToldSettings): (string | number)[] {
  const { aspectRatio, size, resolution } = told
  const rest = {
    aspectRatio: [size],
    size: [aspectRatio, resolution],
    resolution: [size],
    durationSeconds: [],
    seed: [],
  }[field]
  const found = told[field] === undefined ? rest : [told[field]]
  return found.filter((one) => one !== undefined)
}

function isSame(asked: string | number, made: string | number): boolean {
  // Measured lengths are a few frames off.
  if (typeof asked === 'number') return Math.abs(asked - Number(made)) < 0.5
  const isOfShapes = `${asked} ${made}`.includes(':')
  // Encoders take whole blocks of pixels: 864x496 is called 16:9. Contract §7.1.
  if (isOfShapes) return Math.abs(shapeOf(asked) - shapeOf(made)) < 0.03
  if (isSize(asked) === isSize(made)) return asked === made
  return isSize(asked) ? isOfResolution(asked, made) : isOfResolution(made, asked)
}

function isSize(frame: string | number): boolean {
  return String(frame).includes('x')
}

/**
 * Some vendors count the lines of the shorter side, and others, Seedance among them, keep the pixels of 16:9 at every
 * ratio: 960x960 is called 720p. Either is enough, give or take a tenth for whole blocks: what is near is no
 * difference, and the next resolution is a third away at least. Contract §7.1.
 */
function isOfResolution(size: string | number, resolution: string | number): boolean {
  const lines = parseFloat(String(resolution))
  // `4k` counts columns, and not everywhere as many.
  if (String(resolution).endsWith('k')) return true
  const [width = NaN, height = NaN] = String(size).split('x').map(Number)
  const counts = [Math.min(width, height), Math.sqrt((width * height * 9) / 16)]
  return counts.some((count) => Math.abs(Math.log(count / lines)) < 0.1)
}

/** As a logarithm, so that the same share makes the same difference everywhere. */
function shapeOf(frame: string | number): number {
  const [width = NaN, height = NaN] = String(frame).split(/[:x]/).map(Number)
  return Math.log(width / height)
}
