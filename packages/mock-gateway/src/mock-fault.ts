/**
 * What each fault does. A fault that names a number of polls or downloads recovers after them, so that
 * retrying can be tried; the others stay for the life of the task.
 *
 * `download-*` faults hit the video wherever dialect and family carry it: Sora in the download answer, or on
 * new-api's content route; Veo in the status answer that holds the `data:` URL; Wan and Seedance behind their link.
 * With `links: 'blob'` a link has no server: `download-truncated` and `download-html` change the blob, the other
 * four make a dead link.
 */
const faultEffects = {
  failed: 'The task fails with a plain reason.',
  moderated: "The task fails in the words of the vendor's content filter.",
  'moderated-submit': 'The submit is refused with 400 by the content filter and not billed.',
  'rate-limited': 'The submit is refused with 429 and `Retry-After: 2` and not billed.',
  quota: 'The submit is refused with 403 `quota_not_enough` and not billed.',
  'submit-500': 'The submit is answered with 500 and not billed.',
  'submit-dropped': 'The submit is billed, then the connection drops before the answer.',
  'submit-no-id': 'The submit is billed and answered with 200, without a task id.',
  'poll-rate-limited':
    'The first 2 polls are refused with 429, an empty body and `Retry-After: 2`.',
  'poll-500': 'The first 3 polls are answered with 500.',
  'poll-dropped': 'The first 3 polls lose the connection.',
  'poll-html': 'The first 3 polls are answered with 200 and an HTML page.',
  'download-truncated': 'The body ends cleanly half-way through the video.',
  'download-dropped': 'The connection drops half-way through the first 3 downloads.',
  'download-wrong-size':
    'In a download answer `size` is 1000 too high, of bare bytes `Content-Length` is. Veo: as `download-truncated`.',
  'download-html': 'The video is answered with 200 and an HTML page.',
  'download-500': 'The video is answered with 500.',
  'download-failed':
    'The video is answered with 200 and `success: false`. Bare bytes have no JSON: links answer 500, a content route 502.',
  'not-a-video': 'The bytes are complete and not an MP4.',
  expired:
    'The task succeeds, its video is gone: its URL is the word `expired`; Sora downloads are 404, with that word.',
  'moderated-poll': "Every poll is refused with 400 in the words of the vendor's content filter.",
  'late-link': 'The first 3 polls of a finished task tell of no video; of Sora they never do.',
  'content-route-only':
    'The finished task tells of no video; only `GET /videos/{id}/content` has it, in both dialects.',
  'localhost-link':
    'The link of the finished task leads to the content route at `http://localhost:3000`; below the base URL it is there.',
  'unknown-success':
    'Success is said in a word that nobody knows, beside the video; of Sora as ever.',
  'unknown-status': 'The first 3 polls say a status word that nobody knows.',
  slow: 'The task takes five times its typical time.',
} as const

/** The name of a fault, as in the prompt tag `[fault:<name>]` or the header `x-mock-fault`. */
export type MockFault = keyof typeof faultEffects

/** Every fault there is. */
export const mockFaults: readonly MockFault[] = Object.keys(faultEffects).filter(isMockFault)

/** Says in a sentence or two what a fault does. */
export function describeMockFault(fault: MockFault): string {
  return faultEffects[fault]
}

export function isMockFault(name: string): name is MockFault {
  return Object.hasOwn(faultEffects, name)
}
