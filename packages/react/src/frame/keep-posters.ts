import type { VideoClient, VideoFileHandle } from '@generated-video/client'
import { canDecodeVideo } from './can-decode-video.ts'
import { makePoster } from './make-poster.ts'

/** How long one may take, in milliseconds. */
const patience = 15_000

/**
 * Makes a poster of each generation, of the first of its videos, as soon as that is kept, one after the other, and once in a page's life. What
 * goes wrong is left at that. Returns its own undo.
 */
export function keepPosters(client: VideoClient): () => void {
  const { files, generations, keepRequests } = client
  if (!keepRequests || !canDecodeVideo()) return () => undefined
  const stopping = new AbortController()
  const watched = new Map<string, () => void>()
  let last: Promise<unknown> = Promise.resolve()

  function watch(id: string, taskId: string): void {
    let isDone = false
    const look = () => {
      const file = files.state(taskId)
      if (isDone || file.status !== 'kept') return
      isDone = true
      last = last.then(() => keepPoster(client, id, file.handle, stopping.signal)).catch(ignore)
    }
    watched.set(id, files.subscribe(taskId, look))
    look()
  }

  function lookAtAll(): void {
    const list = generations.list()
    for (const { id, task } of list)
      if (task?.status === 'succeeded' && !watched.has(id)) watch(id, task.taskId)
    const ids = new Set(list.map(({ id }) => id))
    for (const [id, unwatch] of watched) {
      if (ids.has(id)) continue
      unwatch()
      watched.delete(id)
    }
  }

  lookAtAll()
  const unsubscribe = generations.subscribe(lookAtAll)
  return () => {
    stopping.abort()
    unsubscribe()
    for (const unwatch of watched.values()) unwatch()
  }
}

async function keepPoster(
  { clock, files, posters }: VideoClient,
  id: string,
  { fileId }: VideoFileHandle,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted || (await posters.get(id)) !== undefined) return
  // The one that a card plays from as well.
  const lease = await files.objectUrl(fileId)
  if (!lease) return
  const late = new AbortController()
  const cancel = clock.schedule(() => late.abort(), patience)
  try {
    const poster = await makePoster(lease.url, AbortSignal.any([signal, late.signal]))
    if (poster !== undefined) await posters.set(id, poster)
  } finally {
    cancel()
    lease.release()
  }
}

/** A poster is not worth a word. */
function ignore(): void {}
