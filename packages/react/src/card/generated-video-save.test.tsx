import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { emulateShareSheet } from '../testing/platform-dialogues.test-helper.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

async function showReady() {
  const video = setUpVideoTest()
  const { client, wrapper, advanceUntil } = video
  await act(() => client.submit(request))
  render(<GeneratedVideo generation={client.generations.list()[0]} />, { wrapper })
  await advanceUntil(() => expect(screen.getByRole('article').dataset.status).toBe('ready'))
  return video
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

it('asks for another tap where the first was too long ago, and shares at that', async () => {
  const sheet = emulateShareSheet({ homeScreen: true })
  const { advanceUntil } = await showReady()
  sheet.refuseNext('NotAllowedError')

  press('Save video')
  await advanceUntil(() =>
    expect(screen.getByRole('button', { name: 'Tap again to save' })).toBeVisible(),
  )
  press('Tap again to save')

  await advanceUntil(() => expect(screen.getByRole('button', { name: 'Save video' })).toBeVisible())
  expect(sheet.shared).toEqual([expect.stringMatching(/^A paper boat in the rain_sora-2_.*\.mp4$/)])
})

it('has the bytes at hand before the tap in a home-screen app, and no second button for it', async () => {
  const sheet = emulateShareSheet({ homeScreen: true })
  const { client, advance } = await showReady()
  await advance(0)
  const [generation] = client.generations.list()
  const read = client.files.blob(`${generation?.task?.taskId ?? ''}/0`)
  await read

  press('Save video')
  // Not a moment passes but those of promises that are settled already.
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()

  expect(sheet.opened).toBe(1)
  expect(screen.queryByRole('button', { name: 'Share' })).toBeNull()
})

it('offers to share where the system has a sheet, and says nothing when that is closed', async () => {
  const sheet = emulateShareSheet()
  const { advance, advanceUntil } = await showReady()
  sheet.refuseNext('AbortError')

  press('Share')
  await advance(0)
  expect(screen.queryByRole('alert')).toBeNull()
  sheet.refuseNext('NotAllowedError')
  press('Share')
  await advanceUntil(() =>
    expect(screen.getByRole('button', { name: 'Tap again to share' })).toBeVisible(),
  )

  expect(sheet.shared).toEqual([])
  expect(screen.getByRole('button', { name: 'Save video' })).toBeVisible()
})

it('offers neither to share nor to choose a place where the system has no dialogue for it', async () => {
  await showReady()

  expect(screen.queryByRole('button', { name: 'Share' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Save as…' })).toBeNull()
})
