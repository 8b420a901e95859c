import { isSettled } from '@generated-video/client'
import type {
  FollowedTask,
  VideoClient,
  VideoError,
  VideoTask,
  VideoTaskReference,
} from '@generated-video/client'
import { focusManager, queryOptions, skipToken } from '@tanstack/react-query'
import type { DataTag, UndefinedInitialDataOptions } from '@tanstack/react-query'
import { packFollowedTask, unpackFollowedTask } from './portable-task.ts'
import { videoKeys } from './video-keys.ts'
import type { VideoKey } from './video-keys.ts'

/** Between two polls while the page is hidden, in milliseconds. Browsers allow one a minute in the end. */
const hiddenGap = 20_000

export type VideoTaskOptions = UndefinedInitialDataOptions<
  FollowedTask,
  VideoError,
  FollowedTask,
  VideoKey
> & { queryKey: DataTag<VideoKey, FollowedTask, VideoError> }

/**
 * Query options that follow one task until it settles, for `useQuery`, prefetching and the like. However many
 * observers there are, the cache polls once per gap. It holds plain data, which may be dehydrated and persisted.
 *
 * @param task - While `undefined`, nothing is requested. A settled task is never asked for again.
 */
export function videoTaskOptions(
  client: VideoClient,
  task: VideoTask | VideoTaskReference | undefined,
): VideoTaskOptions {
  // The task is known by its id; its other fields only tell how to ask.
  // eslint-disable-next-line @tanstack/query/exhaustive-deps
  return queryOptions<FollowedTask, VideoError, FollowedTask, VideoKey>({
    queryKey: videoKeys.task(client.scope, task?.taskId ?? ''),
    queryFn: task
      ? async ({ signal }) => packFollowedTask(await client.poll(task, { signal }))
      : skipToken,
    select: unpackFollowedTask,
    ...(isTask(task) &&
      isSettled(task) && {
        initialData: packFollowedTask({ task, connection: 'online', failures: 0 }),
      }),
    // The client decides what is passing: it resolves then. What it rejects ends the following.
    retry: false,
    networkMode: 'always',
    refetchIntervalInBackground: true,
    // Never a value that differs from render to render: that restarts the timer and starves the polling.
    refetchInterval: ({ state }) =>
      !task || state.status === 'error' || isOver(state.data) ? false : gap(client.pollDelay(task)),
    // Where somebody looks again, or the network is back, one poll is due at once.
    refetchOnWindowFocus: ({ state }) => !isOver(state.data) && 'always',
    refetchOnReconnect: ({ state }) => !isOver(state.data) && 'always',
    staleTime: ({ state }) => (!task || isOver(state.data) ? Infinity : client.pollDelay(task)),
  })
}

/** Slower while nobody looks, but never dead: a finished video is to be there when somebody does. */
function gap(delay: number): number {
  return focusManager.isFocused() ? delay : Math.max(delay, hiddenGap)
}

/** True where what is given is a task as the gateway described it, not only its id. */
export function isTask(task: VideoTask | VideoTaskReference | undefined): task is VideoTask {
  return task !== undefined && 'status' in task
}

function isOver(followed: FollowedTask | undefined): boolean {
  return followed !== undefined && isSettled(followed.task)
}
