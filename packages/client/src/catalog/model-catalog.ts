import { doubao10, doubao10Pictures, doubao15, seedance } from './seedance-models.ts'
import { sora } from './sora-models.ts'
import { veo, veoFast } from './veo-models.ts'
import { wanFromImage, wanText, wanx } from './wan-models.ts'
import type {
  Doubao15Model,
  Doubao15SoundModel,
  DoubaoImageModel,
  DoubaoProModel,
  DoubaoTextModel,
  Seedance15Model,
  SeedanceModel,
} from './seedance-models.ts'
import type { SoraModel } from './sora-models.ts'
import type { Veo31Model, VeoModel } from './veo-models.ts'
import type { WanImageModel, WanTextModel, WanxModel } from './wan-models.ts'
import type { VideoModel, VideoModelCatalog } from './video-model.ts'

/** What the built-in catalogue knows, typed so that the compiler knows what each model takes. */
export type BuiltInVideoModels = {
  readonly 'sora-2': SoraModel
  readonly 'veo-3.1-fast-generate-preview': Veo31Model<'always'>
  readonly 'veo-3.1-generate-preview': Veo31Model<'optional'>
  readonly 'veo-3.0-fast-generate-001': VeoModel<'always'>
  readonly 'veo-3.0-generate-preview': VeoModel<'optional'>
  readonly 'wanx-video-v1': WanxModel
  readonly 'seedance-1.5-pro': Seedance15Model
  readonly 'seedance-1.0-pro': SeedanceModel
  readonly 'seedance-1.0': SeedanceModel
  readonly 'wan2.5-t2v-preview': WanTextModel
  readonly 'wan2.5-i2v-preview': WanImageModel
  readonly 'doubao-seedance-1-0-lite-t2v-250428': DoubaoTextModel
  readonly 'doubao-seedance-1-0-lite-i2v-250428': DoubaoImageModel
  readonly 'doubao-seedance-1-0-pro-250528': DoubaoProModel
  readonly 'doubao-seedance-1-5-pro-251215': Doubao15SoundModel
  readonly 'doubao-seedance-1-5-pro-251215-noAudio': Doubao15Model
}

/**
 * Every model that the gateway documents, by its id, and those that sibling deployments of it document for the same
 * vendors. Contract §1.1.
 */
export const modelCatalog: BuiltInVideoModels = {
  'sora-2': {
    ...sora,
    label: 'Sora 2',
    // Contract §0.1.
    retirement: { date: '2026-09-24', successor: 'veo-3.1-fast-generate-preview' },
  },
  'veo-3.1-fast-generate-preview': { ...veoFast, label: 'Veo 3.1 Fast', lastFrame: true },
  'veo-3.1-generate-preview': { ...veo, label: 'Veo 3.1', lastFrame: true },
  'veo-3.0-fast-generate-001': { ...veoFast, label: 'Veo 3 Fast' },
  'veo-3.0-generate-preview': { ...veo, label: 'Veo 3' },
  'wanx-video-v1': wanx,
  // With sound: the sibling has another id for those without.
  'seedance-1.5-pro': { ...seedance, label: 'Seedance 1.5 Pro', audio: 'always' },
  'seedance-1.0-pro': { ...seedance, label: 'Seedance 1.0 Pro' },
  'seedance-1.0': { ...seedance, label: 'Seedance 1.0' },
  'wan2.5-t2v-preview': { ...wanText, sibling: true },
  'wan2.5-i2v-preview': { ...wanFromImage, sibling: true },
  'doubao-seedance-1-0-lite-t2v-250428': {
    ...doubao10,
    label: 'Doubao Seedance 1.0 Lite',
    sibling: true,
  },
  'doubao-seedance-1-0-lite-i2v-250428': {
    ...doubao10Pictures,
    label: 'Doubao Seedance 1.0 Lite Image',
    needsImage: true,
    sibling: true,
  },
  'doubao-seedance-1-0-pro-250528': {
    ...doubao10Pictures,
    label: 'Doubao Seedance 1.0 Pro',
    sibling: true,
  },
  'doubao-seedance-1-5-pro-251215': {
    ...doubao15,
    label: 'Doubao Seedance 1.5 Pro',
    audio: 'always',
    sibling: true,
  },
  'doubao-seedance-1-5-pro-251215-noAudio': {
    ...doubao15,
    label: 'Doubao Seedance 1.5 Pro, silent',
    sibling: true,
  },
}

/** A model id of the built-in catalogue. */
export type KnownModelId = keyof BuiltInVideoModels

const prefixes: readonly (readonly [RegExp, VideoModel])[] = [
  [/^sora(?![a-zA-Z])/, sora],
  [/^veo(?![a-zA-Z])/, veo],
  [/^wan(x|xiang)?(?![a-zA-Z])/, wanx],
  [/^(doubao-)?seedance(?![a-zA-Z])/, seedance],
]

/** What is known of a model: by its id, else by its family, which deployments share under other ids. */
export function findModel(
  catalog: VideoModelCatalog,
  id: string | undefined,
): VideoModel | undefined {
  if (id === undefined) return undefined
  if (Object.hasOwn(catalog, id)) return catalog[id]
  return prefixes.find(([prefix]) => prefix.test(id))?.[1]
}
