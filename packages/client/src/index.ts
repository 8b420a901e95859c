export { customModel } from './request/video-request.ts'
export { createVideoClient } from './create-video-client.ts'
export { decodeDataUrl } from './bytes/data-url.ts'
export { decodeDownload } from './bytes/decode-download.ts'
export { findModel, modelCatalog } from './catalog/model-catalog.ts'
export { estimateCost } from './cost/estimate-cost.ts'
export { ratioOfSize, sizeOf } from './request/size-of.ts'
export { snapRequest } from './request/snap-request.ts'
export { validateRequest } from './request/validate-request.ts'
export { videoRequestSchema } from './request/video-request-schema.ts'
export { readableError } from './readable-error.ts'
export { isSettled } from './video-task.ts'
export { isVideoErrorCode, VideoError, videoErrorCodes } from './video-error.ts'
export { createGenerationId } from './generation/generation-id.ts'
export { indexedDbVideoStore } from './store/indexed-db-video-store.ts'
export { memoryVideoStore } from './store/memory-video-store.ts'
export { indexedDbFileStore } from './files/indexed-db-file-store.ts'
export { isWholeVideo } from './files/is-whole-video.ts'
export { memoryFileStore } from './files/memory-file-store.ts'
export { answerError, lostSubmit } from './wire/answer-error.ts'
export { holdWhile } from './wire/hold-while.ts'
export { TookTooLong, withinLimit } from './wire/within-limit.ts'
export { parseTask } from './wire/parse-task.ts'
export { readSubmit } from './wire/read-submit.ts'
export { linksOfRequest } from './wire/request-links.ts'
export { toldSettings } from './wire/told-settings.ts'
export { readRetryAfter } from './wire/retry-after.ts'
export { soonestPoll } from './follow/poll-delay.ts'
export { systemClock } from './clock.ts'
export type { AnswerContext } from './wire/answer-error.ts'
export type { Clock } from './clock.ts'
export type {
  DecodedDownload,
  DecodeDownloadOptions,
  DownloadHead,
} from './bytes/decode-download.ts'
export type {
  CostEstimate,
  PriceByResolution,
  VideoPrice,
  VideoPrices,
} from './cost/estimate-cost.ts'
export type { BodyBuilder, BuildableRequest } from './request/body-builder.ts'
export type { RequestChange, SnappedRequest } from './request/snap-request.ts'
export type { RequestIssue, RequestIssueCode } from './request/request-issue.ts'
export type { VideoRequestSchema } from './request/video-request-schema.ts'
export type { ImageRule, ImageType } from './catalog/image-rule.ts'
export type { FollowedTask } from './follow/followed-task.ts'
export type { KnownModelId } from './catalog/model-catalog.ts'
export type {
  TypicalTime,
  VideoModel,
  VideoModelCatalog,
  VideoModelFamily,
} from './catalog/video-model.ts'
export type {
  CustomModelId,
  VideoRequest,
  VideoRequestField,
  VideoRequestFields,
} from './request/video-request.ts'
// All of it: only what is exported so can be added to from outside.
export type * from './catalog/video-models.ts'
export type {
  CallOptions,
  ClearOptions,
  DownloadOptions,
  FollowOptions,
  ListedModel,
  OpenStreamOptions,
  ResultOptions,
  SubmitOptions,
  VideoClient,
  VideoClientOptions,
  VideoFile,
  VideoPosition,
  VideoStream,
} from './video-client.ts'
export type {
  VideoErrorAction,
  VideoErrorBilled,
  VideoErrorCode,
  VideoErrorOptions,
} from './video-error.ts'
export type {
  DownloadProgress,
  ObjectUrlLease,
  VideoFileHandle,
  VideoFiles,
  VideoFileState,
} from './files/video-files.ts'
export type {
  OpenVideoFileStore,
  StoredVideoFile,
  VideoFileStore,
} from './files/video-file-store.ts'
export type { VideoPosters } from './poster/video-posters.ts'
export type { OpenVideoStore, VideoStore } from './store/video-store.ts'
export type {
  GenerationsExport,
  VideoGeneration,
  VideoGenerations,
  VideoGenerationState,
} from './generation/video-generation.ts'
export type {
  SucceededVideoTask,
  VideoSource,
  VideoTask,
  VideoTaskReference,
  VideoTaskStatus,
} from './video-task.ts'
export type {
  HeaderFields,
  HeadersFunction,
  RequestHeaders,
  RequestHeadersOptions,
} from './wire/request-headers.ts'
export type { SourceContext } from './wire/task-sources.ts'
export type { TaskDifference } from './request/answer-differences.ts'
export type { ToldSettings } from './wire/told-settings.ts'
export type { TaskContext } from './wire/parse-task.ts'
export type { WatchTaskId } from './wire/read-submit.ts'
