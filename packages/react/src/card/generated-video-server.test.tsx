import { render } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { VideoPromptForm } from '../form/video-prompt-form.tsx'
import {
  pass,
  request,
  setUpGateway,
  useFakeClock,
} from '../testing/set-up-gateway.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

beforeEach(useFakeClock)
afterEach(() => vi.useRealTimers())

it('renders on a server without a style attribute and hydrates without a complaint', async () => {
  const errors = vi.spyOn(console, 'error')
  const { client, wrapper: Wrapper } = setUpGateway()
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
  await pass(5000)
  render(page, { container, hydrate: true })
  await pass(250)

  expect(html).toContain('data-status="queued"')
  expect(html).not.toContain('style=')
  expect(container).toHaveTextContent('5 sec so far')
  expect(errors).not.toHaveBeenCalled()
})
