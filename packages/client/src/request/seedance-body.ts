import type { BodyBuilder, BuildableRequest } from './body-builder.ts'

/**
 * Contract §1.5. The gateway's page describes flat fields, its sibling's only `metadata.content`, and either may ignore
 * the other: together they satisfy both. Unseen flat names are those of §1.6.
 */
export const seedanceBody: BodyBuilder = (asked) => {
  // The video has the first frame's ratio; another one beside it is refused upstream. Contract §7.1.
  const request = asked.firstFrame === undefined ? asked : { ...asked, aspectRatio: undefined }
  return {
    duration: request.durationSeconds,
    aspect_ratio: request.aspectRatio,
    resolution: request.resolution,
    image: request.firstFrame,
    image_tail: request.lastFrame,
    images: request.references?.length ? request.references : undefined,
    generate_audio: request.audio,
    watermark: request.watermark,
    negative_prompt: request.negativePrompt,
    seed: request.seed,
    metadata: { content: [{ type: 'text', text: textOf(request) }, ...picturesOf(request)] },
  }
}

/** The settings stand behind the prompt, as flags. */
function textOf(request: BuildableRequest): string {
  const flags = [
    ['--dur', request.durationSeconds],
    ['--ratio', request.aspectRatio],
    ['--rs', request.resolution],
    ['--seed', request.seed],
    ['--wm', request.watermark],
  ] as const
  const set = flags.filter(([, value]) => value !== undefined)
  return [request.prompt, ...set.map((flag) => flag.join(' '))].join(' ')
}

function picturesOf({ firstFrame, lastFrame, references = [] }: BuildableRequest): unknown[] {
  const pictures = [
    ['first_frame', firstFrame],
    ['last_frame', lastFrame],
    ...references.map((url) => ['reference_image', url] as const),
  ] as const
  return pictures
    .filter(([, url]) => url !== undefined)
    .map(([role, url]) => ({ type: 'image_url', image_url: { url }, role }))
}
