import type { VideoModel } from '@generated-video/client/catalog'
import type { ClipRatio } from '../video/remux-clip.ts'
import { isRecord } from './record.ts'
import type { JsonRecord } from './record.ts'

/** What a submit asks for, whichever family's names it uses. */
export interface VideoSpec {
  /** The prompt and every text of `metadata.content`. */
  text: string
  durationSeconds: number
  ratio: ClipRatio
  /** Bytes, from the tag `[size:n]`. */
  size: number | undefined
  /** From the tag `[fault:name]`. */
  faultName: string | undefined
}

const clipRatios: readonly ClipRatio[] = ['16:9', '9:16', '1:1']
const longestSeconds = 60

/**
 * Reads the body of a submit.
 *
 * @see Gateway contract §1.2–1.5
 */
export function readVideoSpec(body: JsonRecord, model: VideoModel): VideoSpec {
  const metadata = isRecord(body.metadata) ? body.metadata : {}
  const fields = { ...metadata, ...body }
  const text = [body.prompt, ...contentTexts(metadata)]
    .filter((part) => typeof part === 'string')
    .join('\n')
  const size = /\[size:(\d+)\]/.exec(text)?.[1]
  return {
    text,
    durationSeconds: readDuration(fields, text, model),
    ratio: readRatio(fields, text, model),
    size: size === undefined ? undefined : Number(size),
    faultName: /\[fault:([^\]]*)\]/.exec(text)?.[1],
  }
}

function contentTexts(metadata: JsonRecord): unknown[] {
  const content: unknown[] = Array.isArray(metadata.content) ? metadata.content : []
  return content.map((item) => (isRecord(item) ? item.text : undefined))
}

function readDuration(fields: JsonRecord, text: string, model: VideoModel): number {
  const fallback = model.durations[0] ?? 4
  const flag = /--dur(?:ation)?\s+(\d+)/.exec(text)?.[1]
  const asked = [
    fields.seconds,
    fields.n_seconds,
    fields.durationSeconds,
    fields.duration_seconds,
    fields.duration,
    flag,
  ]
    .map(Number)
    .find((value) => value > 0)
  if (asked === undefined) return fallback
  // Sora corrects what it does not know without a word (contract §1.2).
  if (model.family === 'sora') return model.durations.includes(asked) ? asked : fallback
  return Math.min(asked, longestSeconds)
}

function readRatio(fields: JsonRecord, text: string, model: VideoModel): ClipRatio {
  const flag = /--ratio\s+(\d+:\d+)/.exec(text)?.[1]
  const frames = [
    fields.aspectRatio,
    fields.aspect_ratio,
    fields.ratio,
    fields.size,
    `${String(fields.width)}x${String(fields.height)}`,
    flag,
  ]
  const asked = frames.map(readProportion).find((value) => value !== undefined)
  const fallback = nearestClip(readProportion(model.aspectRatios[0]) ?? 1)
  if (asked === undefined) return fallback
  const ratio = nearestClip(asked)
  return model.family === 'sora' && !model.aspectRatios.includes(ratio) ? fallback : ratio
}

/** Reads `16:9`, `1280x720` and `1280*720`. */
function readProportion(frame: unknown): number | undefined {
  if (typeof frame !== 'string') return undefined
  const [, width, height] = /^(\d+)\s*[:x*×]\s*(\d+)$/i.exec(frame.trim()) ?? []
  const proportion = Number(width) / Number(height)
  return proportion > 0 && Number.isFinite(proportion) ? proportion : undefined
}

function nearestClip(proportion: number): ClipRatio {
  const distance = (ratio: ClipRatio) =>
    Math.abs(Math.log((readProportion(ratio) ?? 1) / proportion))
  return clipRatios.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best))
}
