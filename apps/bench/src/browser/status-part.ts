import { mebibyte } from '../part.ts'
import { browserCase } from './browser-part.ts'
import { statusGoals } from './status-goals.ts'
import type { Part } from '../part.ts'

/** A status answer that holds the video, in Chromium. */
export const statusPart: Part = {
  name: 'status',
  title: 'A status answer with the video as a data: URL, in Chromium',
  goals: statusGoals,
  baseline: 'fetchStatusDataUrl',
  cases: (context) =>
    (context.quick ? [15] : [1, 15, 64, 256]).flatMap((size) => [
      browserCase('fetchStatusDataUrl', size * mebibyte, context),
      browserCase('clientStatus', size * mebibyte, context),
    ]),
}
