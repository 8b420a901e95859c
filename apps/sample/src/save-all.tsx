import { useSaveVideos, useVideoClient } from '@generated-video/react'
import type { VideoClient, VideoGeneration } from '@generated-video/client'

/** Saves every finished video of the list. Renders a button, or nothing while there are not two. */
export function SaveAll({ generations }: { generations: readonly VideoGeneration[] }) {
  const client = useVideoClient()
  const { mutate, isPending, progress } = useSaveVideos()
  const videos = generations.flatMap((generation) => saveable(client, generation))
  if (videos.length < 2) return null

  return (
    <button
      type="button"
      className="quiet"
      aria-busy={isPending}
      onClick={() => !isPending && mutate(videos)}
    >
      {isPending
        ? `Saving, ${String(progress.done)} of ${String(progress.total)} done`
        : `Save all ${String(videos.length)}`}
    </button>
  )
}

function saveable({ canFetch }: VideoClient, { task, request }: VideoGeneration) {
  if (task?.status !== 'succeeded') return []
  const video = { file: task, prompt: request?.prompt, model: task.model }
  return task.sources.flatMap((source, result) => (canFetch(source) ? [{ ...video, result }] : []))
}
