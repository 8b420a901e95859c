import { expect, it } from 'vitest'
import * as react from './index.ts'
import * as testing from './testing/index.ts'

it('exports exactly this from @generated-video/react', () => {
  expect(Object.keys(react).sort()).toEqual([
    'GeneratedVideo',
    'GeneratedVideoActions',
    'GeneratedVideoCheck',
    'GeneratedVideoCopyFrame',
    'GeneratedVideoDifferences',
    'GeneratedVideoEdit',
    'GeneratedVideoElapsed',
    'GeneratedVideoError',
    'GeneratedVideoFetch',
    'GeneratedVideoFrame',
    'GeneratedVideoMedia',
    'GeneratedVideoOpen',
    'GeneratedVideoPlaceholder',
    'GeneratedVideoPoster',
    'GeneratedVideoProgress',
    'GeneratedVideoPrompt',
    'GeneratedVideoResults',
    'GeneratedVideoResume',
    'GeneratedVideoRetry',
    'GeneratedVideoRoot',
    'GeneratedVideoSave',
    'GeneratedVideoSaveAs',
    'GeneratedVideoSettings',
    'GeneratedVideoShare',
    'GeneratedVideoStatus',
    'GeneratedVideoStopWaiting',
    'VideoProvider',
    'captureFrame',
    'copyFrame',
    'en',
    'submitVideoOptions',
    'useSaveVideo',
    'useSaveVideos',
    'useShareVideo',
    'useVideoClient',
    'useVideoDownload',
    'useVideoGeneration',
    'useVideoHistory',
    'useVideoModels',
    'useVideoTask',
    'videoFileName',
    'videoFileOptions',
    'videoKeys',
    'videoModelsOptions',
    'videoTaskOptions',
  ])
})

it('exports exactly this from @generated-video/react/testing', () => {
  expect(Object.keys(testing).sort()).toEqual(['assertBilledOnce', 'createVideoTest'])
})
