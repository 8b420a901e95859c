import { isSettled } from '@generated-video/client'
import type { VideoClient, VideoTask } from '@generated-video/client'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { Profiler, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { AppProps } from './app-props.ts'

/** What a user would write instead: TanStack Query polls, and a state in each card ticks. */
export function ByHandApp({ client, requests, onQuietRender }: AppProps): ReactNode {
  const [queryClient] = useState(() => new QueryClient())
  const [tasks, setTasks] = useState<readonly VideoTask[]>([])

  useEffect(() => {
    for (const request of requests) {
      void client.submit(request).then((task) => setTasks((before) => [task, ...before]))
    }
  }, [client, requests])

  return (
    <QueryClientProvider client={queryClient}>
      <Profiler id="quiet" onRender={onQuietRender}>
        <p>{tasks.length} videos</p>
      </Profiler>
      {tasks.map((task) => (
        <Card key={task.taskId} client={client} task={task} />
      ))}
    </QueryClientProvider>
  )
}

interface CardProps {
  client: VideoClient
  task: VideoTask
}

function Card({ client, task }: CardProps) {
  const { data, error } = useQuery({
    queryKey: ['task', task],
    queryFn: () => client.retrieve(task),
    refetchInterval: ({ state }) => (state.data && isSettled(state.data) ? false : 5_000),
  })
  const elapsed = useElapsedSeconds()

  // The parts that move have the names that ours have.
  return (
    <article data-slot="generated-video">
      <p>{error?.message ?? data?.status ?? 'queued'}</p>
      <progress data-slot="generated-video-progress" value={elapsed} max={240} />
      <p data-slot="generated-video-elapsed">{elapsed} s</p>
    </article>
  )
}

function useElapsedSeconds(): number {
  const [start] = useState(() => Date.now())
  const [now, setNow] = useState(start)

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])

  return Math.round((now - start) / 1_000)
}
