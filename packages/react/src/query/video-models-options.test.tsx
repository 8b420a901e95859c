import { useQuery } from '@tanstack/react-query'
import { render, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useVideoClient } from '../provider/video-client-context.ts'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { videoModelsOptions } from './video-models-options.ts'

it('lists the gateway’s models, joined with what the catalogue knows, for a plain useQuery', async () => {
  const { wrapper, advanceUntil } = setUpVideoTest()

  const { result } = renderHook(() => useQuery(videoModelsOptions(useVideoClient())), { wrapper })
  await advanceUntil(() => expect(result.current.isSuccess).toBe(true))

  const listed = result.current.data?.find(({ id }) => id === 'sora-2')
  expect(listed?.model?.label).toBe('Sora 2')
})

it('asks once for all who use it within an hour', async () => {
  const { Provider, advance, countRequests } = setUpVideoTest()
  function Models() {
    return <p>{useQuery(videoModelsOptions(useVideoClient())).data?.length}</p>
  }

  const { rerender } = render(<Models key={0} />, { wrapper: Provider })
  await advance(1000)
  rerender(<Models key={1} />)
  await advance(60_000)

  expect(countRequests('models')).toBe(1)
})

it('keeps the models of one account apart from those of another', () => {
  const [one, other] = ['one', 'other'].map((scope) =>
    videoModelsOptions(setUpVideoTest({ clientOptions: { scope } }).client),
  )

  expect(one?.queryKey).toEqual(['generated-video', 'one', 'models'])
  expect(other?.queryKey).not.toEqual(one?.queryKey)
})

it('leaves it to the client to try again', async () => {
  const { client, Provider, advanceUntil, countRequests } = setUpVideoTest({
    clientOptions: { retries: 1 },
    onRequest: () => Promise.reject(new TypeError('Failed to fetch')),
  })

  const { result } = renderHook(() => useQuery(videoModelsOptions(client)), {
    wrapper: Provider,
  })
  await advanceUntil(() => expect(result.current.isError).toBe(true))

  expect(countRequests('models')).toBe(2)
})
