import { isRecord, valueAt } from '../wire/record.ts'
import { settingNames } from '../wire/told-settings.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { VideoRequestFields } from './video-request.ts'

const frame = ['aspectRatio', 'size', 'resolution'] as const
// One of them says what the others leave open.
const frameNames = [...frame.flatMap((field) => settingNames[field]), 'width', 'height']

type Setting =
  'durationSeconds' | 'aspectRatio' | 'size' | 'resolution' | 'seed' | 'count' | 'audio'

/** What a setting is called in a body. Contract §1.2–1.6. */
const bodyNames: Readonly<Record<Setting, readonly string[]>> = {
  durationSeconds: settingNames.durationSeconds,
  aspectRatio: frameNames,
  size: frameNames,
  resolution: frameNames,
  seed: settingNames.seed,
  count: ['count', 'sampleCount', 'sample_count', 'numberOfVideos', 'number_of_videos', 'n'],
  audio: ['audio', 'generateAudio', 'generate_audio', 'audio_url'],
}

/** What Seedance's flags are called, in short and in full. Contract §1.5; the full names, and `rt`, are the vendor's. */
const flagNames: Partial<Readonly<Record<Setting, string>>> = {
  durationSeconds: 'dur|duration|frames',
  aspectRatio: 'rt|ratio',
  size: 'rt|ratio|rs|resolution',
  resolution: 'rs|resolution',
  seed: 'seed',
}

/**
 * Whether something else in the request may stand for a setting: extra fields, which win over the library's, or a flag
 * inside a prompt of Seedance.
 */
export function isOverridden(
  field: Setting,
  { prompt, extra }: Pick<VideoRequestFields, 'extra'> & { prompt?: string | undefined },
  model?: Pick<VideoModel, 'family'>,
): boolean {
  return isInExtra(field, extra) || (model?.family === 'seedance' && isFlagged(field, prompt))
}

/** A flag and a setting are both sent, and which one wins depends on the deployment. */
function isFlagged(field: Setting, prompt = ''): boolean {
  const names = flagNames[field]
  if (names === undefined) return false
  // Only where a value follows: prompts have dashes of their own.
  return new RegExp(`--(${names})[\\s=:]+(-?\\d|adaptive)`, 'i').test(prompt)
}

/** A remix, or a `metadata.content`, leaves none of the library's fields standing. */
function isInExtra(field: Setting, extra: unknown): boolean {
  if (!isRecord(extra)) return false
  const names = bodyNames[field]
  return (
    Object.keys(extra).some((name) => /^remix/i.test(name)) ||
    ['metadata.content', ...names, ...names.map((name) => `metadata.${name}`)].some(
      (name) => valueAt(extra, name) !== undefined,
    )
  )
}
