import { act, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { resolveObjectURL } from 'node:buffer'
import { expect, it } from 'vitest'
import { makeVideo, toDataUrl } from '../testing/make-video.test-helper.ts'
import { GeneratedVideo } from './generated-video.tsx'

const status = () => screen.getByRole('article').dataset['status']
const video = () => screen.getByRole('article').querySelector('video')

it('decodes a data: URL, without a provider, before it reaches the page', async () => {
  const blob = await makeVideo()
  const src = await toDataUrl(blob)

  render(<GeneratedVideo src={src} />, { wrapper: StrictMode })
  expect(status()).toBe('fetching')
  await screen.findByRole('button', { name: 'Save video' })

  expect(document.body.innerHTML).not.toContain('base64')
  const shown = await resolveObjectURL(video()?.src ?? '')?.arrayBuffer()
  expect(new Uint8Array(shown ?? [])).toEqual(new Uint8Array(await blob.arrayBuffer()))
})

it('plays a Blob', async () => {
  const blob = new Blob(['video'], { type: 'video/mp4' })
  render(<GeneratedVideo src={blob} />, { wrapper: StrictMode })
  await act(() => Promise.resolve())

  expect(status()).toBe('ready')
  expect(video()?.src).toMatch(/^blob:/)
})

it('plays an https: URL and offers to open it', () => {
  render(<GeneratedVideo src="https://files.example/boat.mp4" />)

  expect(video()).toHaveAttribute('src', 'https://files.example/boat.mp4')
  expect(screen.getByRole('link', { name: 'Open in new tab' })).toHaveAttribute('target', '_blank')
  expect(screen.queryByRole('button', { name: 'Save video' })).toBeNull()
})

it('plays an object URL and offers to save it', () => {
  render(<GeneratedVideo src="blob:https://app.example/1" />)

  expect(video()).toHaveAttribute('src', 'blob:https://app.example/1')
  expect(screen.getByRole('button', { name: 'Save video' })).toBeVisible()
})

it.each(['javascript:alert(1)', ' java\nscript:alert(1)', 'ftp://example.com/a.mp4'])(
  'refuses %j',
  (src) => {
    const { container } = render(<GeneratedVideo src={src} />)

    expect(status()).toBe('failed')
    expect(screen.getByText('This address cannot be played here.')).toBeVisible()
    expect(container.querySelector('a, video')).toBeNull()
  },
)

it('shows why a data: URL cannot be played', async () => {
  render(<GeneratedVideo src="data:video/mp4;base64,%%%" />)

  expect(await screen.findByText('This address cannot be played here.')).toBeVisible()
  expect(status()).toBe('failed')
})
