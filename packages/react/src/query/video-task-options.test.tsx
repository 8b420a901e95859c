import { createVideoClient, VideoError } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import { dehydrate, hydrate, QueryClient, useQuery } from '@tanstack/react-query'
import type { DehydratedState } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { videoTaskOptions } from './video-task-options.ts'

/** Asks for a task on one side, as a server component does, and reads it on the other, which asks for nothing. */
async function readHydrated(prompt: string) {
  const gateway = createMockGateway({ seed: 1 })
  const options = {
    baseUrl: 'https://mock.example/v1',
    apiKey: 'any',
    dangerouslyAllowBrowser: true,
  }
  const submitter = createVideoClient({ ...options, fetch: gateway.fetch })
  const { taskId } = await submitter.submit({ model: 'sora-2', prompt })
  gateway.advance(600_000)

  const server = createVideoClient({ ...options, fetch: gateway.fetch })
  const serverCache = new QueryClient()
  // Its successor is not in the oldest peer.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  await serverCache.prefetchQuery(videoTaskOptions(server, { taskId }))
  const sent = JSON.stringify(dehydrate(serverCache))

  const page = createVideoClient({ ...options, fetch: () => Promise.reject(new Error('Asked.')) })
  const pageCache = new QueryClient()
  hydrate(pageCache, JSON.parse(sent) as DehydratedState)
  const { result } = renderHook(() => useQuery(videoTaskOptions(page, { taskId }), pageCache))
  expect(result.current.isFetching).toBe(false)
  return result.current.data?.task
}

it('carries a finished task from one cache to another as plain data', async () => {
  expect(await readHydrated('A boat')).toMatchObject({
    status: 'succeeded',
    sources: [{ kind: 'download' }],
  })
})

it('carries the error of a failed task with its message, its code and its brand', async () => {
  const task = await readHydrated('[fault:moderated] A boat')

  const error = task?.status === 'failed' ? task.error : undefined
  expect(VideoError.is(error)).toBe(true)
  expect(error).toMatchObject({ code: 'moderated', action: 'change_request', retryable: false })
  expect(error?.message).not.toBe('')
  expect(error?.taskId).toBe(task?.taskId)
})
