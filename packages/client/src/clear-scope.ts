import { inTime } from './store/in-time.ts'
import { VideoError } from './video-error.ts'
import type { Clock } from './clock.ts'
import type { VideoFileKeeper } from './files/create-video-files.ts'
import type { EraKeeper } from './generation/era-keeper.ts'
import type { VideoGeneration, VideoGenerations } from './generation/video-generation.ts'
import type { VideoPosterKeeper } from './poster/create-video-posters.ts'
import type { Eras } from './store/eras.ts'

/** How long, in milliseconds, storage may take. */
const patience = 10_000

export interface ClearScopeOptions {
  eras: Eras
  keeper: EraKeeper
  generations: VideoGenerations
  files: VideoFileKeeper
  posters: VideoPosterKeeper
  clock: Clock
}

/** Forgets a scope: its generations with the beginning of another era, its files and posters one store after the other. */
export async function clearScope(options: ClearScopeOptions, isForced: boolean): Promise<void> {
  const { eras, keeper, generations, files, posters, clock } = options
  const soon = <Result>(work: Promise<Result>) => inTime(work, clock, patience)
  if (!isForced) {
    await soon(keeper.refresh()).catch((cause: unknown) => {
      throw unread(cause)
    })
    const unsettled = generations.list().filter(isUnsettled)
    if (unsettled.length > 0) throw stillUnsettled(unsettled)
  }
  // This page has forgotten everything before anything is awaited.
  const begun = eras.begin(isForced)
  const ends = await Promise.allSettled([begun, posters.clear(), files.clear()].map(soon))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw storageFailed(failed.reason)
}

/** Whether the generation was or may have been billed and has not ended. */
function isUnsettled({ state }: VideoGeneration): boolean {
  return state !== 'waiting' && state !== 'settled'
}

function stillUnsettled(unsettled: readonly VideoGeneration[]): VideoError {
  const names = unsettled.map(nameOf)
  return new VideoError(
    'invalid_request',
    `Nothing was forgotten: what may have been paid for has not ended (${names.join(', ')}). ` +
      'Clear with { force: true } to forget them all the same.',
    { action: 'wait', unsettled },
  )
}

/** By its task; a submit whose answer was lost has none that is known. */
function nameOf({ id, task, error }: VideoGeneration): string {
  const taskId = task?.taskId ?? error?.taskId
  return taskId === undefined ? `the submit of generation ${id}` : `task ${taskId}`
}

function unread(cause: unknown): VideoError {
  return new VideoError(
    'network',
    'Nothing was forgotten: the browser’s storage could not be read, so paid tasks may not have ended. ' +
      'Clear with { force: true } to forget everything all the same.',
    { billed: 'no', cause },
  )
}

function storageFailed(cause: unknown): VideoError {
  return new VideoError(
    'network',
    'The page has forgotten everything, but the browser’s storage could not be cleared.',
    { billed: 'no', cause },
  )
}
