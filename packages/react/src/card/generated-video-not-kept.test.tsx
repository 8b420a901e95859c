import { memoryFileStore, memoryVideoStore } from '@generated-video/client'
import { render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { en } from '../locales/en.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

afterEach(() => void vi.restoreAllMocks())

const isFull = () => Promise.reject(new DOMException('', 'QuotaExceededError'))

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

const shown = () => document.querySelectorAll('[data-slot=generated-video-not-kept]').length

it('says on each card what storage did not take, and announces it once', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  const store = { ...memoryVideoStore(), set: isFull }
  const { client, wrapper, advanceUntil } = setUpVideoTest({
    clientOptions: { store: () => store },
  })
  render(<Cards />, { wrapper })
  const announcer = document.querySelector('[data-slot=generated-video-announcer]')
  const heard: (string | null)[] = []
  new MutationObserver(() => heard.push(announcer?.textContent ?? null)).observe(
    announcer ?? document,
    { childList: true, characterData: true, subtree: true },
  )

  await client.submit(request)
  await client.submit({ ...request, prompt: 'A kite' })
  await advanceUntil(() => expect(shown()).toBe(2))

  expect(heard.filter((text) => text === en.notKept)).toHaveLength(1)
})

it('says so of bytes that storage did not take, and no longer once it has', async () => {
  const files = memoryFileStore()
  const { set } = files
  files.set = () => Promise.reject(new Error('No disk.'))
  const { client, wrapper, advanceUntil } = setUpVideoTest({
    clientOptions: { files: () => files },
  })
  render(<Cards />, { wrapper })

  await client.submit(request)
  await advanceUntil(() => expect(shown()).toBe(1))
  files.set = set
  await advanceUntil(() => expect(shown()).toBe(0))

  expect(await files.list()).toHaveLength(1)
})

it('says nothing where everything is kept', async () => {
  const { client, wrapper, advanceUntil } = setUpVideoTest()
  render(<Cards />, { wrapper })

  await client.submit(request)
  await advanceUntil(() => screen.getByRole('button', { name: 'Save video' }))

  expect(shown()).toBe(0)
})
