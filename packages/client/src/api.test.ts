import { expect, it } from 'vitest'
import * as catalog from './catalog/index.ts'
import * as client from './index.ts'
import * as node from './node/index.ts'

it('exports exactly this from @generated-video/client', () => {
  expect(Object.keys(client).sort()).toEqual([
    'TookTooLong',
    'VideoError',
    'answerError',
    'createGenerationId',
    'createVideoClient',
    'customModel',
    'decodeDataUrl',
    'decodeDownload',
    'estimateCost',
    'findModel',
    'holdWhile',
    'indexedDbFileStore',
    'indexedDbVideoStore',
    'isSettled',
    'isVideoErrorCode',
    'isWholeVideo',
    'linksOfRequest',
    'lostSubmit',
    'memoryFileStore',
    'memoryVideoStore',
    'modelCatalog',
    'parseTask',
    'ratioOfSize',
    'readRetryAfter',
    'readSubmit',
    'readableError',
    'sizeOf',
    'snapRequest',
    'soonestPoll',
    'systemClock',
    'toldSettings',
    'validateRequest',
    'videoErrorCodes',
    'videoRequestSchema',
    'withinLimit',
  ])
})

it('exports exactly this from @generated-video/client/catalog', () => {
  expect(Object.keys(catalog).sort()).toEqual(['findModel', 'modelCatalog'])
})

it('exports exactly this from @generated-video/client/node', () => {
  expect(Object.keys(node).sort()).toEqual(['toNodeListener'])
})
