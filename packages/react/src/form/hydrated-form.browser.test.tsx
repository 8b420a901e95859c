import { act, cleanup, waitFor, within } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { VideoPromptForm } from './video-prompt-form.tsx'
import type { VideoPromptFormProps } from './video-prompt-form.tsx'

afterEach(() => {
  sessionStorage.clear()
  vi.restoreAllMocks()
})

const scope = { clientOptions: { scope: 'hydrated' } }

/** A server's markup in the page, and what lets the page take it over. */
function serve(props: VideoPromptFormProps = {}) {
  const errors = vi.spyOn(console, 'error')
  const bodies: unknown[] = []
  const { wrapper: Wrapper, advance } = setUpVideoTest({
    ...scope,
    async onRequest(request) {
      if (request.method === 'POST') bodies.push(await request.clone().json())
    },
  })
  const page = (
    <Wrapper>
      <VideoPromptForm {...props} />
    </Wrapper>
  )
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(page)
  const form = within(container)
  onTestFinished(() => {
    cleanup()
    container.remove()
  })
  return {
    bodies,
    errors,
    advance,
    prompt: () => form.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' }),
    field: (name: string) => form.getByLabelText<HTMLInputElement>(name),
    shape: (name: RegExp) => form.getByRole('radio', { name }),
    generate: () => form.getByRole('button', { name: 'Generate' }),
    undo: () => form.getByRole('button', { name: 'Undo' }),
    async hydrate() {
      const root = await act(() => hydrateRoot(container, page))
      const leave = () => act(() => root.unmount())
      onTestFinished(leave)
      return { leave }
    },
  }
}

it('sends nothing anywhere before it is hydrated, and keeps what was typed', async () => {
  const address = location.href
  const { prompt, generate, hydrate, bodies, advance, errors } = serve()

  await userEvent.type(prompt(), 'A paper boat')
  generate().click()
  prompt().form?.requestSubmit()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(generate()).toBeDisabled()
  await hydrate()

  expect(location.href).toBe(address)
  expect(prompt()).toHaveValue('A paper boat')
  expect(generate()).toBeEnabled()
  await userEvent.click(generate())
  await advance(1000)
  await waitFor(() => expect(bodies).toMatchObject([{ prompt: 'A paper boat' }]))
  expect(errors).not.toHaveBeenCalled()
})

it('sends the settings that were chosen before it was hydrated', async () => {
  const { prompt, field, shape, generate, hydrate, bodies, advance } = serve({
    defaultModel: 'seedance-1.0-pro',
  })

  await userEvent.type(prompt(), 'A paper boat')
  await userEvent.selectOptions(field('Duration'), '8')
  await userEvent.click(shape(/9:16/))
  await hydrate()
  await userEvent.click(generate())
  await advance(1000)

  expect(field('Duration')).toHaveValue('8')
  await waitFor(() => expect(bodies).toHaveLength(1))
  expect(JSON.stringify(bodies)).toMatch(/"ratio":"9:16"|--ratio 9:16|"aspect_ratio":"9:16"/)
  expect(JSON.stringify(bodies)).toMatch(/"duration":8|--dur 8/)
})

it('sends to the model that was chosen before it was hydrated', async () => {
  const { prompt, field, generate, hydrate, bodies, advance } = serve()

  await userEvent.selectOptions(field('Model'), 'veo-3.1-generate-preview')
  await userEvent.type(prompt(), 'A paper boat')
  await hydrate()
  await userEvent.click(generate())
  await advance(1000)

  await waitFor(() => expect(bodies).toMatchObject([{ model: 'veo-3.1-generate-preview' }]))
})

it('puts what was typed before it was hydrated in the place of an earlier draft, which can be put back', async () => {
  const earlier = serve()
  const { leave } = await earlier.hydrate()
  await userEvent.fill(earlier.prompt(), 'An earlier draft')
  leave()
  const { prompt, undo, hydrate } = serve()

  await userEvent.type(prompt(), 'A paper boat')
  await hydrate()

  expect(prompt()).toHaveValue('A paper boat')
  await userEvent.click(undo())
  expect(prompt()).toHaveValue('An earlier draft')
})
