import {
  createVideoClient,
  memoryFileStore,
  memoryVideoStore,
  systemClock,
} from '@generated-video/client'
import type { Clock } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import { QueryClient } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { VideoPromptForm } from '../form/video-prompt-form.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { fileQueryClient } from '../query/file-query-client.ts'
import { videoKeys } from '../query/video-keys.ts'
import { VideoProvider } from './video-provider.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

/** Two tabs of one account, each with a form and the card of a video that is kept. */
async function showTabs() {
  const time = { now: Date.now() }
  const clock: Clock = { now: () => time.now, schedule: systemClock.schedule }
  const gateway = createMockGateway({ seed: 1, clock })
  const [store, files] = [memoryVideoStore(), memoryFileStore()]
  const openClient = () =>
    createVideoClient({
      baseUrl: '/v1',
      apiKey: 'mock',
      dangerouslyAllowBrowser: true,
      scope: 'ann',
      store: (scope) => (scope === 'ann' ? store : memoryVideoStore()),
      files: () => files,
      fetch: gateway.fetch,
      clock,
    })
  const before = openClient()
  const task = await before.submit({ model: 'sora-2', prompt: 'A boat' })
  await turn()
  time.now += 600_000
  await before.poll(task)
  await before.download(task)
  await turn()

  const open = () => {
    const client = openClient()
    const queryClient = new QueryClient()
    const { container } = render(
      <VideoProvider client={client} queryClient={queryClient}>
        <VideoPromptForm />
        <Cards />
      </VideoProvider>,
    )
    const page = within(container)
    const prompt = () => page.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' })
    return { client, queryClient, page, prompt }
  }
  const tabs = [open(), open()] as const
  await waitFor(() => {
    for (const { page } of tabs) expect(page.getByRole('article').dataset.status).toBe('ready')
  })
  return { tabs, files }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

it('forgets drafts, cards and what the caches know, in every tab of the scope', async () => {
  const { tabs, files } = await showTabs()
  const [first, second] = tabs
  sessionStorage.setItem('generated-video:ann/draft/elsewhere', '{"values":{}}')
  sessionStorage.setItem('generated-video:bob/draft/prompt', '{"values":{}}')
  for (const { queryClient } of tabs) queryClient.setQueryData(['mine'], 1)
  for (const { prompt } of tabs) fireEvent.change(prompt(), { target: { value: 'A secret' } })
  const before = first.queryClient
    .getQueryCache()
    .findAll({ queryKey: ['generated-video', 'ann', 'task'] })

  await act(async () => {
    await first.client.clear()
    await turn()
  })

  expect(before).not.toEqual([])
  expect(screen.queryAllByRole('article')).toEqual([])
  expect(Object.keys(sessionStorage)).toEqual(['generated-video:bob/draft/prompt'])
  expect(await files.list()).toEqual([])
  for (const { client, queryClient, prompt } of tabs) {
    expect(prompt().value).toBe('')
    const keys = queryClient
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey)
    // The form asks again which models there are.
    expect(keys).toEqual([['mine'], videoKeys.models('ann')])
    expect(fileQueryClient(client).getQueryCache().getAll()).toEqual([])
  }
  fireEvent.change(second.prompt(), { target: { value: 'Another' } })
  expect(JSON.stringify(sessionStorage)).toContain('Another')
})

it('leaves what was written in a form where the clear is refused', async () => {
  const { tabs } = await showTabs()
  const [{ client, prompt }] = tabs
  client.generations.import({
    version: 1,
    generations: [
      {
        version: 1,
        id: 'one',
        state: 'stopped',
        model: 'sora-2',
        createdAt: 1,
        waitingSince: 1,
        taskId: 'task',
      },
    ],
  })
  fireEvent.change(prompt(), { target: { value: 'A boat' } })

  await expect(client.clear()).rejects.toMatchObject({ unsettled: [{ id: 'one' }] })

  expect(prompt().value).toBe('A boat')
})
