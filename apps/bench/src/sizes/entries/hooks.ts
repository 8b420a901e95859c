export { createVideoClient } from '@generated-video/client'
export {
  submitVideoOptions,
  useSaveVideo,
  useVideoClient,
  useVideoDownload,
  useVideoGeneration,
  useVideoTask,
  videoFileOptions,
  videoKeys,
  videoModelsOptions,
  VideoProvider,
  videoTaskOptions,
} from '@generated-video/react'
