export { findModel, modelCatalog } from './model-catalog.ts'
export type { ImageRule, ImageType } from './image-rule.ts'
export type {
  KnownModelId,
  TypicalTime,
  VideoModel,
  VideoModelCatalog,
  VideoModelFamily,
} from './model-catalog.ts'
