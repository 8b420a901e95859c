import { isRecord, valueAt } from '../wire/record.ts'
import { settingNames } from '../wire/told-settings.ts'

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

/** Extra fields win over the library's; a remix, or a `metadata.content`, leaves none of those standing. */
export function isOverridden(field: Setting, extra: unknown): boolean {
  if (!isRecord(extra)) return false
  const names = bodyNames[field]
  return (
    Object.keys(extra).some((name) => /^remix/i.test(name)) ||
    ['metadata.content', ...names, ...names.map((name) => `metadata.${name}`)].some(
      (name) => valueAt(extra, name) !== undefined,
    )
  )
}
