import { mebibyte } from '../part.ts'
import { browserCase } from './browser-case.ts'
import { statusGoals } from './status-goals.ts'
import type { Part } from '../part.ts'

/** A status answer that holds the video, in Chromium. */
export const statusPart: Part = {
  name: 'status',
  title: 'A status answer with the video as a data: URL, in Chromium',
  goals: statusGoals,
  baseline: 'fetchStatusDataUrl',
  cases: (context) =>
    (context.quick ? [15] : [1, 15, 64, 256])
      .map((size) => size * mebibyte)
      .flatMap((bytes) => [
        browserCase({ download: 'fetchStatusDataUrl', bytes }, context),
        browserCase({ download: 'clientStatus', bytes }, context),
      ]),
}
