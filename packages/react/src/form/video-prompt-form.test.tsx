import { memoryVideoStore } from '@generated-video/client'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { VideoPromptForm } from './video-prompt-form.tsx'

function show(props: Partial<Parameters<typeof VideoPromptForm>[0]> = {}) {
  const setup = setUpVideoTest()
  render(<VideoPromptForm {...props} />, { wrapper: setup.wrapper })
  return setup
}

const prompt = () => screen.getByRole('textbox', { name: 'Prompt' })
const model = () => screen.getByRole('combobox', { name: 'Model' })
const generate = () => screen.getByRole('button', { name: 'Generate' })
const write = (text: string) => fireEvent.change(prompt(), { target: { value: text } })

it('submits what stands in it and keeps the prompt', async () => {
  const onGenerated = vi.fn()
  const { client, advance } = show({ onGenerated })
  write('A paper boat')

  fireEvent.click(generate())
  expect(generate()).toHaveAttribute('aria-disabled', 'true')
  await advance(250)

  expect(client.generations.list()[0]?.request).toEqual({
    model: 'sora-2',
    prompt: 'A paper boat',
    durationSeconds: 4,
    aspectRatio: '9:16',
  })
  expect(onGenerated).toHaveBeenCalledWith(client.generations.list()[0]?.id)
  expect(prompt()).toHaveValue('A paper boat')
  expect(generate()).toHaveAttribute('aria-disabled', 'false')
})

it('bills a double click once', async () => {
  const { gateway, advance } = show()
  write('A paper boat')

  act(() => {
    generate().click()
    generate().click()
  })
  await advance(500)
  fireEvent.click(generate())
  await advance(250)

  expect((await gateway.ledger()).billed).toBe(1)
})

it('submits again, once, a second after the last answer', async () => {
  const { gateway, advance } = show()
  write('A paper boat')
  fireEvent.click(generate())
  await advance(1500)

  act(() => {
    generate().click()
    generate().click()
  })
  await advance(250)

  expect((await gateway.ledger()).billed).toBe(2)
})

it('submits at once where a field has changed', async () => {
  const { gateway, advance } = show()
  write('A paper boat')
  fireEvent.click(generate())
  await advance(250)

  write('A paper plane')
  fireEvent.click(generate())
  await advance(250)

  expect((await gateway.ledger()).billed).toBe(2)
})

it('takes another wish while the last is sent, and then waits for that one alone', async () => {
  const held: (() => void)[] = []
  const { wrapper, client, advance } = setUpVideoTest({
    onRequest: ({ method }) =>
      method === 'POST' ? new Promise<void>((resolve) => held.push(resolve)) : undefined,
  })
  render(<VideoPromptForm />, { wrapper })
  write('A paper boat')
  fireEvent.click(generate())
  await advance(0)

  write('A paper plane')
  expect(generate()).toHaveAttribute('aria-disabled', 'false')
  fireEvent.click(generate())
  await advance(0)
  held[0]?.()
  await advance(2000)
  expect(generate()).toHaveAttribute('aria-disabled', 'true')
  fireEvent.click(generate())
  held[1]?.()
  await advance(250)

  expect(generate()).toHaveAttribute('aria-disabled', 'false')
  expect(client.generations.list().map(({ request }) => request?.prompt)).toEqual([
    'A paper plane',
    'A paper boat',
  ])
})

it('sends nothing without a prompt, says so and moves the focus there', async () => {
  const { countRequests, advance } = show()

  fireEvent.click(generate())
  await advance(250)

  expect(prompt()).toHaveFocus()
  expect(prompt()).toHaveAccessibleDescription('Write what the video should show.')
  expect(countRequests('submit')).toBe(0)
})

it('submits on Ctrl+Enter and Cmd+Enter, not on Enter alone', async () => {
  const { gateway, advance } = show()
  write('A paper boat')

  fireEvent.keyDown(prompt(), { key: 'Enter', keyCode: 13 })
  await advance(250)
  expect((await gateway.ledger()).billed).toBe(0)

  fireEvent.keyDown(prompt(), { key: 'Enter', keyCode: 13, ctrlKey: true })
  await advance(2000)
  fireEvent.keyDown(prompt(), { key: 'Enter', keyCode: 13, metaKey: true })
  await advance(250)
  expect((await gateway.ledger()).billed).toBe(2)
})

it.each([
  ['Chrome', { isComposing: true, keyCode: 13 }],
  ['Safari', { isComposing: false, keyCode: 229 }],
])('leaves Enter to the input method, as %s reports it', async (_, key) => {
  const { countRequests, advance } = show()
  write('紙船')

  fireEvent.keyDown(prompt(), { key: 'Enter', ctrlKey: true, ...key })
  await advance(250)

  expect(countRequests('submit')).toBe(0)
})

it('selects the given model', () => {
  show({ defaultModel: 'wanx-video-v1' })

  expect(model()).toHaveValue('wanx-video-v1')
})

it('selects the first of the given models where the default is not among them', () => {
  show({ models: ['seedance-1.0', 'wanx-video-v1'] })

  expect(model()).toHaveValue('seedance-1.0')
})

it('warns of a model past its retirement, which stays selectable', () => {
  show()

  expect(model()).toHaveValue('sora-2')
  expect(model()).toHaveAccessibleDescription(
    'Sora 2 was switched off by its vendor on September 24, 2026 and may not answer. ' +
      'Its successor is Veo 3.1 Fast.',
  )
})

it('keeps what the next model allows and snaps the rest', () => {
  show()
  fireEvent.change(screen.getByLabelText('Duration'), { target: { value: '12' } })
  fireEvent.click(screen.getByRole('radio', { name: '16:9 landscape' }))

  fireEvent.change(model(), { target: { value: 'wanx-video-v1' } })

  expect(screen.getByLabelText('Duration')).toHaveValue('10')
  expect(screen.getByRole('radio', { name: '16:9 landscape' })).toBeChecked()
})

it('takes over an example', () => {
  show()
  const example = screen.getByRole('button', { name: /^A ginger cat/ })

  fireEvent.click(example)

  expect(prompt()).toHaveValue(example.textContent)
  expect(prompt()).toHaveFocus()
})

/** The same tab after a reload, or a duplicate of it: another client with the same session storage. */
function showAgain(options: Parameters<typeof setUpVideoTest>[0]) {
  cleanup()
  const setup = setUpVideoTest(options)
  render(<VideoPromptForm />, { wrapper: setup.wrapper })
  return setup
}

it('keeps what was typed and chosen over a remount and a reload', () => {
  const clientOptions = { scope: 'drafts' }
  showAgain({ clientOptions })
  fireEvent.change(model(), { target: { value: 'seedance-1.0' } })
  write('水墨山水')

  showAgain({ clientOptions })

  expect(prompt()).toHaveValue('水墨山水')
  expect(model()).toHaveValue('seedance-1.0')
})

it('bills once for the same form in two pages that share its store', async () => {
  const store = memoryVideoStore()
  const clientOptions = { scope: 'twice', store: () => store }
  const first = showAgain({ clientOptions })
  write('A paper boat')
  fireEvent.click(generate())
  await first.advance(100)

  const second = showAgain({ clientOptions })
  fireEvent.click(generate())
  await second.advance(100)

  expect([first.countRequests('submit'), second.countRequests('submit')]).toEqual([1, 0])
})

it('keeps no draft, and shows none that was kept, where requests are not kept', () => {
  showAgain({ clientOptions: { scope: 'private' } })
  write('Of before')
  const clientOptions = { scope: 'private', keepRequests: false }
  showAgain({ clientOptions })
  expect(prompt()).toHaveValue('')
  write('A secret')

  expect(Object.values(sessionStorage).join()).not.toContain('A secret')
  showAgain({ clientOptions })
  expect(prompt()).toHaveValue('')
})

it('keeps the drafts of two forms apart, over a reload too', () => {
  const forms = () => {
    cleanup()
    const { wrapper } = setUpVideoTest({ clientOptions: { scope: 'two-forms' } })
    const names = ['first', 'second']
    render(
      names.map((name) => <VideoPromptForm key={name} draftKey={name} />),
      { wrapper },
    )
    return screen.getAllByRole('textbox', { name: 'Prompt' })
  }
  for (const [index, field] of forms().entries())
    fireEvent.change(field, { target: { value: `Typed in ${index}` } })

  const values = forms().map((field) => field instanceof HTMLTextAreaElement && field.value)

  expect(values).toEqual(['Typed in 0', 'Typed in 1'])
})

it.each([
  '{',
  'null',
  '7',
  '{"values":{},"intent":{}}',
  '{"values":{"prompt":1},"intent":null}',
  '{"values":{"prompt":"A","model":"veo","durationSeconds":"4"},"intent":{"id":"a"}}',
  '{"values":{"prompt":"A","model":"veo"},"intent":{"id":"a","answeredAt":"now"}}',
])('begins anew where %s is kept as its draft', (kept) => {
  sessionStorage.setItem('generated-video:spoilt/draft/prompt', kept)
  showAgain({ clientOptions: { scope: 'spoilt' } })

  expect(prompt()).toHaveValue('')
  expect(model()).toHaveValue('sora-2')
})

it('takes the next one while the last waits in the queue', async () => {
  const { client, advance } = showAgain({ clientOptions: { parallel: 1 } })
  for (const text of ['One', 'Two', 'Three']) {
    write(text)
    fireEvent.click(generate())
    await advance(100)
  }

  expect(generate()).toHaveAttribute('aria-disabled', 'false')
  expect(client.generations.list().map(({ state, request }) => [request?.prompt, state])).toEqual([
    ['Three', 'waiting'],
    ['Two', 'waiting'],
    ['One', 'following'],
  ])
})

it('keeps what is typed while storage is blocked', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('Blocked.', 'QuotaExceededError')
  })
  show()
  write('A paper boat')

  expect(prompt()).toHaveValue('A paper boat')
  vi.restoreAllMocks()
})
