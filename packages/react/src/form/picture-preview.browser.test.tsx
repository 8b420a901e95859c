import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { expect, it, onTestFinished } from 'vitest'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { pictureField } from './give-pictures.test-helper.ts'
import { VideoPromptForm } from './video-prompt-form.tsx'

it.each([
  ['is none', '/no-such-picture.png', /This link shows no picture here/],
  ['has other pixels than Sora needs', '/docs/card.png', /the model needs 720 × 1280/],
])(
  'says that a link %s, though it was loaded before the form was hydrated',
  async (_, path, says) => {
    const { wrapper: Wrapper } = setUpVideoTest()
    const form = (
      <Wrapper>
        <VideoPromptForm defaultValues={{ firstFrame: new URL(path, location.href).href }} />
      </Wrapper>
    )
    const container = document.body.appendChild(document.createElement('div'))
    onTestFinished(cleanup)
    container.innerHTML = renderToString(form)
    await waitFor(() => expect(container.querySelector('img')?.complete).toBe(true))

    render(form, { container, hydrate: true })

    await waitFor(() =>
      expect(pictureField('First frame').parentElement?.textContent).toMatch(says),
    )
    expect(screen.getAllByRole('img')).toHaveLength(1)
  },
)
