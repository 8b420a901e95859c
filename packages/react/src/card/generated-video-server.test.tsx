import { render } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { VideoPromptForm } from '../form/video-prompt-form.tsx'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

it('renders on a server without a style attribute and hydrates without a complaint', async () => {
  const errors = vi.spyOn(console, 'error')
  const { client, advance, wrapper: Wrapper } = setUpVideoTest()
  await client.submit(request)
  const page = (
    <Wrapper>
      <VideoPromptForm />
      <GeneratedVideo generation={client.generations.list()[0]} />
    </Wrapper>
  )

  const html = renderToString(page)
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = html
  await advance(5000)
  render(page, { container, hydrate: true })
  await advance(250)

  expect(html).toContain('data-status="queued"')
  expect(html).not.toContain('style=')
  expect(container).toHaveTextContent('5 sec so far')
  expect(errors).not.toHaveBeenCalled()
})
