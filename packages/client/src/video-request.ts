import type { KnownModelId, modelCatalog } from './catalog/model-catalog.ts'

declare const custom: unique symbol

/** A model id that the built-in catalogue does not know. Made by {@link customModel}. */
export type CustomModelId = string & { readonly [custom]: true }

/** Marks any string as a model id, so that a request for an unlisted model compiles. */
export function customModel(id: string): CustomModelId {
  return id as CustomModelId
}

interface RequestFields {
  /** What the video shows. */
  prompt: string
  seed?: number | undefined
  /** Further fields of the gateway's body, sent untouched. They win over the ones the library writes. */
  extra?: Readonly<Record<string, unknown>> | undefined
}

type KnownRequest<Id extends KnownModelId> = Id extends KnownModelId
  ? RequestFields & {
      model: Id
      /** @defaultValue the model's first */
      durationSeconds?: (typeof modelCatalog)[Id]['durations'][number] | undefined
      /** @defaultValue the model's first */
      aspectRatio?: (typeof modelCatalog)[Id]['aspectRatios'][number] | undefined
    }
  : never

/** What is asked for, in one vocabulary for every model; discriminated on `model`. */
export type VideoRequest =
  | KnownRequest<KnownModelId>
  | (RequestFields & {
      model: CustomModelId
      durationSeconds?: number | undefined
      aspectRatio?: string | undefined
    })
