import { cleanup, render } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import { choose, model, prompt, setUpForm, showForm, write } from './form-controls.test-helper.tsx'
import { VideoPromptForm } from './video-prompt-form.tsx'
import type { VideoPromptFormProps } from './video-prompt-form.tsx'

afterEach(() => {
  vi.restoreAllMocks()
  sessionStorage.clear()
})

const prices = { currency: 'USD', models: { 'sora-2': { perSecond: 0.1 } } }
const firstFrame = 'https://files.example/boat.png'
const options = { clientOptions: { scope: 'server' } }

/** Renders as a server does, and takes that over as the visitor's browser does. */
async function hydrate(props: VideoPromptFormProps, html = markup(props)) {
  const errors = vi.spyOn(console, 'error')
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = html
  const { wrapper, advance } = setUpForm(options)
  render(<VideoPromptForm {...props} />, { container, hydrate: true, wrapper })
  await advance(250)
  return errors
}

function markup(props: VideoPromptFormProps): string {
  const { wrapper: Wrapper } = setUpForm(options)
  return renderToString(
    <Wrapper>
      <VideoPromptForm {...props} />
    </Wrapper>,
  )
}

it.each<[string, VideoPromptFormProps]>([
  ['as it begins', {}],
  ['with a picture and prices', { prices, defaultValues: { prompt: 'A boat', firstFrame } }],
  ['with what Seedance takes', { defaultModel: 'seedance-1.0', defaultValues: { seed: 1 } }],
  ['with Wan’s styles', { defaultModel: 'wanx-video-v1' }],
  ['as a remix', { defaultValues: { prompt: 'By night', remixOf: 'task_1' } }],
])(
  'renders on a server %s without a style attribute and hydrates without a complaint',
  async (_, props) => {
    const html = markup(props)

    const errors = await hydrate(props, html)

    expect(html).toContain('data-slot="video-prompt-form"')
    expect(html).not.toContain('style=')
    expect(errors).not.toHaveBeenCalled()
  },
)

it('shows a kept draft once it has hydrated what the server knew nothing of', async () => {
  const html = markup({})
  showForm({}, options)
  choose('Model', 'wanx-video-v1')
  choose('Style', 'anime')
  write('A paper boat')
  cleanup()

  const errors = await hydrate({}, html)

  expect(errors).not.toHaveBeenCalled()
  expect(prompt()).toHaveValue('A paper boat')
  expect(model()).toHaveValue('wanx-video-v1')
})
