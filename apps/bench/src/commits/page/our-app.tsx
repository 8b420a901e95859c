import {
  GeneratedVideo,
  useVideoGeneration,
  useVideoHistory,
  VideoProvider,
} from '@generated-video/react'
import { Profiler, useEffect } from 'react'
import type { ReactNode } from 'react'
import type { AppProps } from './app-props.ts'

/** A card for each video, and an app's own components beside them, which read neither progress nor elapsed time. */
export function OurApp({ client, requests, onQuietRender }: AppProps): ReactNode {
  return (
    <VideoProvider client={client}>
      <Profiler id="quiet" onRender={onQuietRender}>
        <Newest requests={requests} />
        <HistoryCount />
      </Profiler>
      <Gallery />
    </VideoProvider>
  )
}

function Newest({ requests }: Pick<AppProps, 'requests'>) {
  const { generate, status, task, url } = useVideoGeneration()

  useEffect(() => {
    for (const request of requests) void generate(request)
  }, [generate, requests])

  return (
    <p>
      {status} {task?.taskId} {url}
    </p>
  )
}

function HistoryCount() {
  return <p>{useVideoHistory().generations.length} videos</p>
}

function Gallery() {
  return useVideoHistory().generations.map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}
