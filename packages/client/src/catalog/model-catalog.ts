/** The vendors' model families; each has its own body shape and result kind. */
export type VideoModelFamily = 'sora' | 'veo' | 'wan' | 'seedance'

/** How long a model usually takes from submit to success, in milliseconds. */
export interface TypicalTime {
  /** Half of the tasks are done by then. */
  p50: number
  /** Nine in ten are. */
  p90: number
  /** True where it is read off a published range and not measured. */
  estimated?: boolean
}

/** What is known of one model. Data only: apps may extend and override it. */
export interface VideoModel {
  label: string
  family: VideoModelFamily
  /** Allowed lengths in seconds; the first is the default. */
  durations: readonly number[]
  /** Allowed frames, as `width:height`; the first is the default. */
  aspectRatios: readonly string[]
  typicalTime: TypicalTime
  /** `download`: ask the download route. `url`: the status answer carries a link or a `data:` URL. */
  result: 'download' | 'url'
  /** The vendor's switch-off. Past it the model carries a warning and stays selectable. */
  retirement?: { readonly date: string; readonly successor?: string }
}

/** Models by id. */
export type VideoModelCatalog = Readonly<Record<string, VideoModel>>

/** A family's facts, typed so that the compiler knows what its models take. */
interface FamilyModel<Duration extends number, AspectRatio extends string> extends VideoModel {
  durations: readonly Duration[]
  aspectRatios: readonly AspectRatio[]
}

type SoraModel = FamilyModel<4 | 8 | 12, '9:16' | '16:9'>
type VeoModel = FamilyModel<4 | 6 | 8, '16:9' | '9:16'>
type WanModel = FamilyModel<5 | 10, '16:9' | '9:16' | '1:1'>
type SeedanceModel = FamilyModel<4 | 6 | 8, '16:9' | '9:16' | '1:1'>

const minutes = (count: number) => count * 60_000

// Durations and ratios: contract §1.2–1.5. Typical times: contract §7.2; the middle and the upper end
// of the range given there.
const sora: SoraModel = {
  label: 'Sora',
  family: 'sora',
  durations: [4, 8, 12],
  aspectRatios: ['9:16', '16:9'],
  typicalTime: { p50: minutes(2), p90: minutes(3), estimated: true },
  result: 'download',
}
const veo: VeoModel = {
  label: 'Veo',
  family: 'veo',
  durations: [8, 4, 6],
  aspectRatios: ['16:9', '9:16'],
  typicalTime: { p50: minutes(3.5), p90: minutes(5), estimated: true },
  result: 'url',
}
const wan: WanModel = {
  label: 'Wan',
  family: 'wan',
  durations: [5, 10],
  aspectRatios: ['16:9', '9:16', '1:1'],
  typicalTime: { p50: minutes(3), p90: minutes(5), estimated: true },
  result: 'url',
}
const seedance: SeedanceModel = {
  label: 'Seedance',
  family: 'seedance',
  durations: [4, 6, 8],
  aspectRatios: ['16:9', '9:16', '1:1'],
  typicalTime: { p50: minutes(2.25), p90: minutes(4), estimated: true },
  result: 'url',
}

/** Every model the gateway documents, by its id. */
export const modelCatalog: {
  readonly 'sora-2': SoraModel
  readonly 'veo-3.1-fast-generate-preview': VeoModel
  readonly 'veo-3.1-generate-preview': VeoModel
  readonly 'veo-3.0-fast-generate-001': VeoModel
  readonly 'veo-3.0-generate-preview': VeoModel
  readonly 'wanx-video-v1': WanModel
  readonly 'seedance-1.5-pro': SeedanceModel
  readonly 'seedance-1.0-pro': SeedanceModel
  readonly 'seedance-1.0': SeedanceModel
} = {
  'sora-2': {
    ...sora,
    label: 'Sora 2',
    retirement: { date: '2026-09-24', successor: 'veo-3.1-fast-generate-preview' },
  },
  'veo-3.1-fast-generate-preview': { ...veo, label: 'Veo 3.1 Fast' },
  'veo-3.1-generate-preview': { ...veo, label: 'Veo 3.1' },
  'veo-3.0-fast-generate-001': { ...veo, label: 'Veo 3 Fast' },
  'veo-3.0-generate-preview': { ...veo, label: 'Veo 3' },
  'wanx-video-v1': wan,
  'seedance-1.5-pro': { ...seedance, label: 'Seedance 1.5 Pro' },
  'seedance-1.0-pro': { ...seedance, label: 'Seedance 1.0 Pro' },
  'seedance-1.0': { ...seedance, label: 'Seedance 1.0' },
}

/** A model id of the built-in catalogue. */
export type KnownModelId = keyof typeof modelCatalog

const prefixes: readonly (readonly [RegExp, VideoModel])[] = [
  [/^sora/, sora],
  [/^veo/, veo],
  [/^wan/, wan],
  [/^(doubao-)?seedance/, seedance],
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
