import { inspectedReader } from '../bytes/byte-reader.ts'
import { isWebmStart } from '../bytes/media-start.ts'
import { Mp4Boxes } from '../bytes/mp4-boxes.ts'
import { readBlobSoFar } from '../bytes/read-blob.ts'
import { WebmElements } from '../bytes/webm-elements.ts'
import { VideoError } from '../video-error.ts'
import { countedReader } from './counted-reader.ts'
import type { Clock } from '../clock.ts'
import type { DownloadProgress } from '../files/video-files.ts'
import type { OpenedVideo } from '../wire/open-video-answer.ts'

export interface FetchPartsOptions {
  clock: Clock
  open(): Promise<OpenedVideo>
  report(progress: DownloadProgress): void
  /** Told what came of a video that broke off among its samples, or behind them. */
  onCut(blob: Blob): void
}

type Boxes = Mp4Boxes | WebmElements

/** What came of a video that broke off, and how to go on from there. */
interface CutVideo {
  readonly blob: Blob
  readonly boxes: Boxes
  readonly askForRest: NonNullable<OpenedVideo['askForRest']>
}

/**
 * Fetches a video, attempt by attempt. One that broke off is gone on with where the server can give the rest of the
 * very same bytes; else it starts again, in the same attempt.
 *
 * @returns One attempt, told its number.
 */
export function fetchParts({ clock, open, report, onCut }: FetchPartsOptions) {
  let cut: CutVideo | undefined
  return async (attempt: number): Promise<Blob> => {
    const before = cut
    const opened = (before && (await restOf(before))) ?? (await open())
    cut = undefined
    const first = opened.isRest ? before : undefined
    let boxes = first?.boxes
    const { askForRest, total } = opened
    const onReceived = (count: number) => {
      const received = count + (first?.blob.size ?? 0)
      report({ received, ...(isTotal(total, received) && { total }), attempt })
    }
    onReceived(0)
    const follow = (piece: Uint8Array) => {
      boxes ??= isWebmStart(piece) ? new WebmElements() : new Mp4Boxes()
      boxes.follow(piece)
    }
    const followed = inspectedReader(opened.video, (piece) => piece && follow(piece))
    const { blob: came, failure } = await readBlobSoFar(
      countedReader(followed, { clock, onReceived }),
    )
    const blob = first ? new Blob([first.blob, came], { type: first.blob.type }) : came
    if (!failure) return blob
    if (boxes && VideoError.is(failure.error)) {
      if (boxes.hasSamples) onCut(blob)
      const mayGoOn = blob.size > 0 && blob.size < (total ?? Infinity)
      if (askForRest && mayGoOn) cut = { blob, boxes, askForRest }
    }
    throw failure.error
  }
}

/** `undefined` where there is none, or none to be had: across origins a browser may refuse to ask for it. */
async function restOf({ askForRest, blob }: CutVideo): Promise<OpenedVideo | undefined> {
  return askForRest(blob.size).catch((error: unknown) => {
    if (VideoError.is(error)) return undefined
    throw error
  })
}

/** What was announced of packed bytes is no total of theirs. */
function isTotal(total: number | undefined, received: number): total is number {
  return total !== undefined && received <= total
}
