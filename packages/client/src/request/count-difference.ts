import { isOverridden } from './is-overridden.ts'
import type { VideoSource, VideoTask } from '../video-task.ts'
import type { TaskDifference } from './answer-differences.ts'
import type { VideoRequestFields } from './video-request.ts'

/**
 * Compares how many videos were asked for with how many a finished task has. More are no difference: an answer may name
 * one video in several ways.
 *
 * @param known - The task as it was before. Of its videos some may no longer be kept.
 */
export function countDifference(
  request: Pick<VideoRequestFields, 'count' | 'extra'>,
  task: VideoTask,
  known: VideoTask | undefined,
): readonly TaskDifference[] {
  const { count } = request
  if (count === undefined || isOverridden('count', request)) return []
  const made = Math.max(resultsOf(task), resultsOf(known))
  if (made === 0) return known?.differences?.filter(({ field }) => field === 'count') ?? []
  return made < count ? [{ field: 'count', asked: count, made }] : []
}

/** 0 where the task does not tell. */
function resultsOf(task: VideoTask | undefined): number {
  if (task?.status !== 'succeeded' || task.sources.every(isAnyDownload)) return 0
  return new Set(task.sources.map((source) => JSON.stringify(source))).size
}

/** Where an answer names no video, the download route is asked all the same. */
function isAnyDownload(source: VideoSource): boolean {
  return source.kind === 'download' && source.linked !== true && source.result === undefined
}
