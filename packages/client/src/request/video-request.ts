import type { VideoModels } from '../catalog/video-models.ts'

declare const custom: unique symbol

/** A model id that the catalogue's types do not know. Made by {@link customModel}. */
export type CustomModelId = string & { readonly [custom]: true }

/** Marks any string as a model id, so that a request for an unlisted model compiles. */
export function customModel(id: string): CustomModelId {
  return id as CustomModelId
}

/** Every setting there is, as wide as any model takes it. What is not set is left to the gateway. */
export interface VideoRequestFields {
  /** What the video shows. */
  prompt: string
  durationSeconds?: number | undefined
  /** As `width:height`. */
  aspectRatio?: string | undefined
  /** Such as `720p`. */
  resolution?: string | undefined
  /** Exact pixels, as `1280x720`, instead of ratio and resolution. */
  size?: string | undefined
  style?: string | undefined
  /** The picture that the video begins with: an `https:` link, or a `data:` URL. */
  firstFrame?: string | undefined
  /** The one that it ends with. */
  lastFrame?: string | undefined
  /** Pictures to take hints from, instead of frames. */
  references?: readonly string[] | undefined
  /** The same seed makes a similar video. */
  seed?: number | undefined
  audio?: boolean | undefined
  /** What the video should not show. */
  negativePrompt?: string | undefined
  watermark?: boolean | undefined
  /** How many videos to make. */
  count?: number | undefined
  /** The task id of the earlier video that the prompt changes. */
  remixOf?: string | undefined
  /**
   * Further fields of the gateway's body, anything that JSON can hold, sent unchecked. They win over the ones the
   * library writes, but for `model` and `prompt`, which are refused here; `metadata` is merged. Take it away from
   * requests of those you do not trust.
   */
  extra?: Readonly<Record<string, unknown>> | undefined
}

/** A setting's name. */
export type VideoRequestField = keyof VideoRequestFields

/** The settings that a model takes as they are; any other one is refused. */
interface TakenFields<Model> {
  prompt: string
  durationSeconds?: OneOf<Model, 'durations'> | undefined
  aspectRatio?: OneOf<Model, 'aspectRatios'> | undefined
  resolution?: OneOf<Model, 'resolutions'> | undefined
  size?: OneOf<Model, 'sizes'> | undefined
  style?: OneOf<Model, 'styles'> | undefined
  firstFrame?: Where<Model, 'firstFrame', string> | undefined
  lastFrame?: Where<Model, 'lastFrame', string> | undefined
  references?: Where<Model, 'references', readonly string[]> | undefined
  seed?: Where<Model, 'seed', number> | undefined
  audio?: Sound<Model> | undefined
  negativePrompt?: Where<Model, 'negativePrompt', string> | undefined
  watermark?: Where<Model, 'watermark', boolean> | undefined
  count?: Where<Model, 'count', 1 | 2 | 3 | 4> | undefined
  remixOf?: Where<Model, 'remix', string> | undefined
  extra?: VideoRequestFields['extra']
}

/** One of the values that the model allows; `undefined` where it has no such setting. */
type OneOf<Model, Key extends string> =
  Model extends Readonly<Record<Key, readonly (infer Value)[]>> ? Value : undefined

type Where<Model, Key extends string, Value> =
  Model extends Readonly<Record<Key, object | number | true>> ? Value : undefined

/** With sound always, silence cannot be asked for. */
type Sound<Model> = Model extends { readonly audio: infer Audio }
  ? Audio extends 'optional'
    ? boolean
    : true
  : undefined

type KnownRequest<Id extends keyof VideoModels> = Id extends keyof VideoModels
  ? TakenFields<VideoModels[Id]> & { model: Id }
  : never

/** What is asked for, in one vocabulary for every model; discriminated on `model`. */
export type VideoRequest =
  KnownRequest<keyof VideoModels> | (VideoRequestFields & { model: CustomModelId })
