import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import '../styles.css'
import { VideoPromptForm } from '../form/video-prompt-form.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

afterEach(() => cleanup())

function Page() {
  return (
    <>
      <VideoPromptForm />
      {useVideoGenerations().map((generation) => (
        <GeneratedVideo key={generation.id} generation={generation} />
      ))}
    </>
  )
}

function generate(model: string) {
  fireEvent.change(screen.getByLabelText('Model'), { target: { value: model } })
  fireEvent.change(screen.getByLabelText('Prompt'), { target: { value: 'A paper boat' } })
  screen.getByRole('button', { name: 'Generate' }).click()
  screen.getByRole('button', { name: 'Generate' }).click()
}

it.each(['sora-2', 'veo-3.1-fast-generate-preview', 'seedance-1.0'])(
  'generates, plays and saves a video of %s without moving its frame',
  async (model) => {
    const { gateway, wrapper, advance, advanceUntil } = setUpVideoTest({ links: 'blob' })
    render(<Page />, { wrapper })
    generate(model)
    await advance(1000)
    const card = screen.getByRole('article')
    const frame = card.querySelector('[data-slot=generated-video-frame]')
    const before = { frame: frame?.getBoundingClientRect(), card: card.getBoundingClientRect() }

    const save = await advanceUntil(() => screen.getByRole('button', { name: 'Save video' }))

    expect(frame?.getBoundingClientRect()).toEqual(before.frame)
    expect(card.getBoundingClientRect()).toEqual(before.card)
    const video = card.querySelector('video')
    if (!video) throw new Error('There is no video.')
    video.muted = true
    await video.play()
    await waitFor(() => expect(video.currentTime).toBeGreaterThan(0.2))
    const ledger = await gateway.ledger()
    expect(ledger.billed).toBe(1)
    const saved = await pressAndRead(save)
    expect(saved.name).toMatch(/\.mp4$/)
    expect(saved.sha256).toBe(ledger.tasks[0]?.sha256)
  },
)

/** Presses the button and reads what the browser was given to save. */
async function pressAndRead(button: HTMLElement): Promise<{ name: string; sha256: string }> {
  const link = await new Promise<HTMLAnchorElement>((resolve) => {
    const catchLink = (event: MouseEvent) => {
      if (!(event.target instanceof HTMLAnchorElement)) return
      event.preventDefault()
      document.removeEventListener('click', catchLink, true)
      resolve(event.target)
    }
    document.addEventListener('click', catchLink, true)
    button.click()
  })
  const bytes = await (await fetch(link.href)).arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return {
    name: link.download,
    sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  }
}
