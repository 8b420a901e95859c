import { brokenGateways } from './broken-gateways.test-helper.ts'
import { busyGateways } from './busy-gateways.test-helper.ts'
import { damagedVideos } from './damaged-videos.test-helper.ts'
import { lostAnswers } from './lost-answers.test-helper.ts'
import { malformedAnswers } from './malformed-answers.test-helper.ts'
import { missingResults } from './missing-results.test-helper.ts'
import { moderatedContent } from './moderated-content.test-helper.ts'
import { refusedAccounts } from './refused-accounts.test-helper.ts'
import { refusedRequests } from './refused-requests.test-helper.ts'
import type { CorpusAnswer } from './corpus-answer.test-helper.ts'

/** Bad answers, each with the error that it must become: status × body × type × timing. */
export const answerCorpus: readonly CorpusAnswer[] = [
  ...refusedRequests,
  ...refusedAccounts,
  ...busyGateways,
  ...brokenGateways,
  ...moderatedContent,
  ...missingResults,
  ...malformedAnswers,
  ...damagedVideos,
  ...lostAnswers,
]
