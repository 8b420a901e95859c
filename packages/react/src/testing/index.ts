export { assertBilledOnce } from './assert-billed-once.ts'
export { createVideoTest } from './create-video-test.tsx'
export type { VideoTest, VideoTestOptions } from './create-video-test.tsx'
export type { VideoRequestKind } from './request-log.ts'
