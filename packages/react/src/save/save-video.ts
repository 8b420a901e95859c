import type { VideoClient } from '@generated-video/client'
import { clickLink } from './click-link.ts'
import { inHomeScreenApp } from './home-screen-app.ts'
import { canPickPlace, pickAndWrite } from './pick-and-write.ts'
import { canShareVideos, shareFiles } from './share-files.ts'
import type { ShareVideoResult } from './share-files.ts'
import { idOf, isTask, leaseUrl, openBytes, readBlob, resultOf } from './video-bytes.ts'
import type { SaveableVideo } from './video-bytes.ts'
import { cleanFileName, videoFileName } from './video-file-name.ts'
import type { VideoFormat } from './video-file-name.ts'

/** A video and the name it is to have. */
export interface ShareVideoVariables {
  /** Kept bytes, a Blob, an object URL of one, or a finished task, whose bytes need not be held. */
  file: SaveableVideo
  /**
   * Which of a task's results, from 0. All but the first have their number in the default name: `…_2.mp4`.
   * @defaultValue the first of a task
   */
  result?: number | undefined
  /** @defaultValue `{prompt}_{model}_{yyyyMMdd-HHmmss}_{id4}.mp4` */
  filename?: string | undefined
  /** Begins the default name. */
  prompt?: string | undefined
  model?: string | undefined
  /** Its last four letters or digits end the default name. @defaultValue the task's id, where it is known */
  id?: string | undefined
}

export interface SaveVideoVariables extends ShareVideoVariables {
  /**
   * `picker` asks where to and writes straight to the disk, in browsers that can (Chromium); elsewhere it is the same
   * as `download`.
   * @defaultValue `download`
   */
  mode?: 'download' | 'picker' | undefined
}

/**
 * What became of it:
 *
 * - `saved`: handed to the browser's downloads, or written where the user chose
 * - `shared`: handed to the system's share sheet, which is how a home-screen app on iOS saves
 * - `canceled`: the user closed the dialogue or the sheet
 * - `blocked`: the browser permits it only right after a tap, and this one was too long ago
 */
export type SaveVideoResult = 'saved' | ShareVideoResult

export interface SaveVideoContext {
  /** Absent without a provider. */
  client: VideoClient | undefined
  /** Milliseconds since the Unix epoch. */
  now: () => number
  /** Calls back after a time in milliseconds. */
  schedule: (callback: () => void, delay: number) => unknown
}

// A browser may still be reading it, or asking where to put it.
const urlLife = 120_000

/** Saves the exact bytes to the user's disk, in the way that works where the page is shown. */
export async function saveVideo(
  context: SaveVideoContext,
  variables: SaveVideoVariables,
): Promise<SaveVideoResult> {
  if (inHomeScreenApp() && canShareVideos()) return shareVideos(context, [variables])
  if (variables.mode === 'picker' && canPickPlace()) {
    const source = await openBytes(context.client, variables)
    return pickAndWrite(source, nameOf(context, variables))
  }
  await saveByLink(context, variables)
  return 'saved'
}

/** Hands videos to the system's share sheet, all at once. */
export async function shareVideos(
  context: SaveVideoContext,
  videos: readonly ShareVideoVariables[],
): Promise<ShareVideoResult> {
  const files = videos.map(async (video) => {
    const bytes = await readBlob(context.client, video)
    const type = `video/${formatOf(bytes)}`
    return new File([bytes], nameOf(context, video, bytes), { type })
  })
  return shareFiles(await Promise.all(files))
}

async function saveByLink(context: SaveVideoContext, variables: SaveVideoVariables): Promise<void> {
  const { client, schedule } = context
  const { file, result } = variables
  const name = nameOf(context, variables)
  const isKept = !isTask(file) || (await client?.files.find(file.taskId, result))
  const link = isKept ? undefined : client?.saveLink(file, name, result)
  if (link !== undefined) return clickLink(link, name)
  const lease = await leaseUrl(client, variables)
  schedule(() => lease.release(), urlLife)
  const held = isTask(file) ? await client?.files.find(file.taskId, result) : file
  clickLink(lease.url, nameOf(context, variables, held))
}

/** @param held - The video itself, where `file` only tells of which it is. */
function nameOf(
  { now }: SaveVideoContext,
  variables: ShareVideoVariables,
  held: SaveableVideo = variables.file,
): string {
  const { file, filename, prompt, model, id = idOf(file) } = variables
  const format = formatOf(held)
  return filename === undefined
    ? videoFileName({ prompt, model, at: now(), id, result: resultOf(variables), format })
    : cleanFileName(filename, format)
}

function formatOf(video: SaveableVideo): VideoFormat {
  const isWebm =
    video instanceof Blob
      ? video.type.startsWith('video/webm')
      : typeof video === 'object' && 'fileId' in video && video.format === 'webm'
  return isWebm ? 'webm' : 'mp4'
}
