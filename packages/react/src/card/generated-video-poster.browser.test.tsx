import type { VideoClient } from '@generated-video/client'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import '../styles.css'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import type { VideoTestOptions } from '../testing/create-video-test.tsx'
import { GeneratedVideo } from './generated-video.tsx'

const request = { model: 'sora-2', prompt: 'A paper boat', aspectRatio: '16:9' } as const
/** A picture of one pixel. */
const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

async function posterOf(client: VideoClient, id = 'one'): Promise<string> {
  return waitFor(async () => {
    const poster = await client.posters.get(id)
    if (poster === undefined) throw new Error('There is no poster yet.')
    return poster
  })
}

/** A test whose videos are finished, and kept, in no time. */
function setUp(options: VideoTestOptions = {}) {
  const video = setUpVideoTest({ speed: 40, ...options })
  const { client, advanceUntil } = video
  return {
    ...video,
    async make(generationId: string) {
      const sent = { ...request, prompt: `A paper boat, number ${generationId}` }
      const { taskId } = await client.submit(sent, { generationId })
      await advanceUntil(() => expect(client.files.state(taskId).status).toBe('kept'))
    },
  }
}

it('fills the frame with the poster while the video cannot be played', async () => {
  const { client, wrapper, advanceUntil } = setUp({ fault: 'not-a-video' })
  render(<Cards />, { wrapper })
  await client.submit(request, { generationId: 'one' })
  await advanceUntil(() =>
    expect(screen.getByRole('article')).toHaveProperty('dataset.status', 'not_fetched'),
  )
  const frame = document.querySelector('[data-slot=generated-video-frame]')
  const before = frame?.getBoundingClientRect()

  await client.posters.set('one', dot)

  const image = await waitFor(() => {
    const found = document.querySelector<HTMLImageElement>('[data-slot=generated-video-poster]')
    expect(found?.src).toBe(dot)
    return found
  })
  await image?.decode()
  expect(frame?.getBoundingClientRect()).toEqual(before)
  expect(image?.getBoundingClientRect()).toEqual(before)
  expect(image?.alt).toBe('')
})

it('makes a poster anew where a removal was taken back', async () => {
  const { client, wrapper, make } = setUp()
  render(<Cards />, { wrapper })
  await make('one')
  const poster = await posterOf(client)

  const undo = client.generations.remove('one')
  const removed = await client.posters.get('one')
  undo()

  expect(removed).toBeUndefined()
  expect(await posterOf(client)).toBe(poster)
})

it('makes one poster at a time', async () => {
  const { client, wrapper, advance } = setUp()
  const ids = ['one', 'two', 'three']
  for (const id of ids) {
    const task = await client.submit({ ...request, prompt: id }, { generationId: id })
    await advance(600_000)
    await client.poll(task)
    await client.download(task)
  }
  let [open, most] = [0, 0]
  const { objectUrl } = client.files
  vi.spyOn(client.files, 'objectUrl').mockImplementation(async (file) => {
    const lease = await objectUrl(file)
    most = Math.max(most, ++open)
    return lease && { ...lease, release: () => (open--, lease.release()) }
  })
  render(<p />, { wrapper })
  await Promise.all(ids.map((id) => posterOf(client, id)))

  expect(most).toBe(1)
})

it('leaves it at that where a poster cannot be made, and goes on with the next', async () => {
  const { client, wrapper, make } = setUp()
  const errors = vi.spyOn(console, 'error')
  const draw = vi.spyOn(CanvasRenderingContext2D.prototype, 'drawImage')
  draw.mockImplementationOnce(() => {
    throw new Error('No memory.')
  })
  render(<p />, { wrapper })
  await make('one')
  await waitFor(() => expect(draw).toHaveBeenCalled())

  await make('two')
  await posterOf(client, 'two')

  expect(await client.posters.get('one')).toBeUndefined()
  expect(errors).not.toHaveBeenCalled()
})
