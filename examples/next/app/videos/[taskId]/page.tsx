import { createVideoClient } from '@generated-video/client'
import { GeneratedVideo, videoTaskOptions } from '@generated-video/react'
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { headers } from 'next/headers'
import { scope } from '../../scope.ts'
import { videoHandler } from '../../video-handler.ts'

export default async function Page({ params }: PageProps<'/videos/[taskId]'>) {
  const { taskId } = await params
  // The handler is a fetch: it is called, not requested. The visitor's cookie tells `authorize` who asks.
  const cookie = (await headers()).get('cookie') ?? ''
  const client = createVideoClient({
    baseUrl: '/api',
    scope,
    fetch: videoHandler,
    headers: { cookie },
  })
  const queryClient = new QueryClient()
  // Where this fails, the page asks by itself. In older versions of TanStack Query: `prefetchQuery`.
  await queryClient.query(videoTaskOptions(client, { taskId })).catch(() => undefined)

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <main>
        <GeneratedVideo taskId={taskId} />
      </main>
    </HydrationBoundary>
  )
}
