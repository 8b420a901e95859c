export { findModel, modelCatalog } from './model-catalog.ts'
export type { ImageRule, ImageType } from './image-rule.ts'
export type { BuiltInVideoModels, KnownModelId } from './model-catalog.ts'
export type {
  TypicalTime,
  VideoModel,
  VideoModelCatalog,
  VideoModelFacts,
  VideoModelFamily,
} from './video-model.ts'
