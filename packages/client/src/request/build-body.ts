import type { VideoModel, VideoModelFamily } from '../catalog/model-catalog.ts'
import type { VideoRequest } from '../video-request.ts'

type Body = Readonly<Record<string, unknown>>
type BuildBody = (request: VideoRequest) => Body

const soraSizes: Readonly<Record<string, string>> = { '9:16': '720x1280', '16:9': '1280x720' }
const wanSizes: Readonly<Record<string, string>> = {
  '16:9': '1280*720',
  '9:16': '720*1280',
  '1:1': '960*960',
}

/** The gateway's names for each family's settings. Contract §1.2–1.5. */
const builders: Readonly<Record<VideoModelFamily, BuildBody>> = {
  sora: ({ durationSeconds, aspectRatio }) => ({
    seconds: durationSeconds && String(durationSeconds),
    size: aspectRatio && soraSizes[aspectRatio],
  }),
  veo: ({ durationSeconds, aspectRatio, seed }) => ({ durationSeconds, aspectRatio, seed }),
  wan: ({ durationSeconds, aspectRatio, seed }) => ({
    duration: durationSeconds,
    size: aspectRatio && wanSizes[aspectRatio],
    seed,
  }),
  // Two descriptions of Seedance contradict each other; together the fields satisfy both.
  seedance: ({ prompt, durationSeconds, aspectRatio, seed }) => ({
    duration: durationSeconds,
    aspect_ratio: aspectRatio,
    seed,
    metadata: {
      content: [
        {
          type: 'text',
          text: [prompt, ...seedanceFlags({ durationSeconds, aspectRatio, seed })].join(' '),
        },
      ],
    },
  }),
}

/**
 * Writes a request in the gateway's words. What is not set is left out, so that the gateway's default holds.
 *
 * @param model - What the catalogue knows of `request.model`; unknown models are written like Veo.
 * @see Contract §1
 */
export function buildBody(request: VideoRequest, model: VideoModel | undefined): Body {
  const { prompt, extra } = request
  const body: Body = {
    model: request.model,
    prompt,
    ...builders[model?.family ?? 'veo'](request),
    ...extra,
  }
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}

function seedanceFlags(
  settings: Pick<VideoRequest, 'durationSeconds' | 'aspectRatio' | 'seed'>,
): string[] {
  const { durationSeconds, aspectRatio, seed } = settings
  return [
    durationSeconds === undefined ? '' : `--dur ${durationSeconds}`,
    aspectRatio === undefined ? '' : `--ratio ${aspectRatio}`,
    seed === undefined ? '' : `--seed ${seed}`,
  ].filter(Boolean)
}
