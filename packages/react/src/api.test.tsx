import { expect, it } from 'vitest'
import * as form from './form/index.ts'
import * as react from './index.ts'
import * as testing from './testing/index.ts'

it('exports exactly this from @generated-video/react', () => {
  expect(Object.keys(react).sort()).toEqual([
    'GeneratedVideo',
    'GeneratedVideoActions',
    'GeneratedVideoCheck',
    'GeneratedVideoCopyFrame',
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

it('exports exactly this from @generated-video/react/form', () => {
  expect(Object.keys(form).sort()).toEqual([
    'VideoPromptForm',
    'VideoPromptFormAdvanced',
    'VideoPromptFormAspectRatio',
    'VideoPromptFormAudio',
    'VideoPromptFormCostEstimate',
    'VideoPromptFormCount',
    'VideoPromptFormDuration',
    'VideoPromptFormErrors',
    'VideoPromptFormExamples',
    'VideoPromptFormFirstFrame',
    'VideoPromptFormFit',
    'VideoPromptFormFooter',
    'VideoPromptFormHeader',
    'VideoPromptFormLastFrame',
    'VideoPromptFormModel',
    'VideoPromptFormNegativePrompt',
    'VideoPromptFormReferences',
    'VideoPromptFormRemix',
    'VideoPromptFormResolution',
    'VideoPromptFormRoot',
    'VideoPromptFormSeed',
    'VideoPromptFormSize',
    'VideoPromptFormStatus',
    'VideoPromptFormStyle',
    'VideoPromptFormSubmit',
    'VideoPromptFormTextarea',
    'VideoPromptFormWatermark',
    'imageProblem',
    'isImeEnter',
    'prepareImage',
    'useVideoForm',
  ])
})
