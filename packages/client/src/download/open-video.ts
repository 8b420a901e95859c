import { readerOf } from '../bytes/byte-reader.ts'
import { fileIdOf } from '../files/create-video-files.ts'
import { isSettled } from '../video-task.ts'
import { noResult } from './check-result.ts'
import { look } from './look.ts'
import { openLinked } from './open-linked.ts'
import { openRouted } from './open-routed.ts'
import { isAwaited, sourceOf } from './source-of.ts'
import type { Clock } from '../clock.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { OpenedVideo } from '../wire/open-video-answer.ts'
import type { TaskApi } from '../wire/task-api.ts'
import type { VideoSource, VideoTask, VideoTaskReference } from '../video-task.ts'

export interface OpenVideoOptions {
  api: TaskApi
  clock: Clock
  /** Which of the task's results, from 0. */
  index: number
  /** The bytes of a file the client keeps. */
  keptBlob(fileId: string): Promise<Blob | undefined>
  canFetch(source: VideoSource): boolean
  /** Where the model's family leaves its videos. */
  result: VideoModel['result'] | undefined
  /** Whether a finished task's file is waited for, or whoever asked asks again. */
  waits: boolean
  /** When the task was first seen to be finished, in milliseconds since the Unix epoch. */
  finishedAt(task: VideoTask | VideoTaskReference): number | undefined
  /** Told what a fresh look at the task's status has shown. */
  onLooked(task: VideoTask): VideoTask
  signal?: AbortSignal | undefined
}

/** Opens one result of a task, wherever it is. Asks for the task's state first where that is not known. */
export async function openVideo(
  reference: VideoTask | VideoTaskReference,
  options: OpenVideoOptions,
): Promise<OpenedVideo> {
  const known = 'status' in reference
  if (known && (isSettled(reference) || isAwaited(reference))) return openKnown(reference, options)
  // A task that was running when it was last seen may have finished since.
  if (!known && options.index === 0 && options.result === 'download')
    return openRouted(reference, { kind: 'download' }, options)
  return openByStatus(reference, fileIdOf(reference.taskId, options.index), options)
}

/** @param fileId - Which of the videos that may stand in the status answer. */
async function openByStatus(
  reference: VideoTaskReference,
  fileId: string,
  options: OpenVideoOptions,
): Promise<OpenedVideo> {
  const { opened, task } = await look(reference, options, fileId)
  return opened ?? openKnown(task, options, fileId)
}

/** @param passed - The file that was not in a status answer just read. */
async function openKnown(
  task: VideoTask,
  options: OpenVideoOptions,
  passed?: string,
): Promise<OpenedVideo> {
  const source = sourceOf(task, options.index)
  if (source.kind === 'link') return openLinked(task, source, options)
  if (source.kind === 'download') return openRouted(task, source, options)
  const kept = await options.keptBlob(source.fileId)
  if (kept) return { video: readerOf(kept.stream()), total: kept.size }
  if (source.fileId === passed) throw noResult(task, options.index)
  return openByStatus(task, source.fileId, options)
}
