import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { resolveObjectURL } from 'node:buffer'
import { expect, it } from 'vitest'
import { GeneratedVideo } from './generated-video.tsx'

const blob = new Blob(['video'], { type: 'video/mp4' })

it('says where this browser copies no pictures, of the video that was asked for', async () => {
  const { rerender } = render(<GeneratedVideo src={blob} />)
  const button = await screen.findByRole('button', { name: 'Copy frame' })
  expect(screen.getByRole('status')).toBeEmptyDOMElement()

  fireEvent.click(button)
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Cannot be copied here'))

  rerender(<GeneratedVideo src={new Blob(['another'])} />)
  await waitFor(async () => {
    const { src = '' } = document.querySelector('video') ?? {}
    expect(await resolveObjectURL(src)?.text()).toBe('another')
  })
  expect(screen.getByRole('status')).toBeEmptyDOMElement()
})

it('offers nothing to copy of a link, whose frames no page can read', () => {
  render(<GeneratedVideo src="https://files.example/boat.mp4" />)

  expect(screen.getByRole('link', { name: 'Open in new tab' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Copy frame' })).toBeNull()
})
