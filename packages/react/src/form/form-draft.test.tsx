import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { draftStore } from './draft-store.ts'
import {
  choose,
  custom,
  field,
  generate,
  model,
  prompt,
  setUpForm,
  showForm,
  holdForm,
  write,
} from './form-controls.test-helper.tsx'
import { VideoPromptForm } from './video-prompt-form.tsx'

afterEach(() => {
  vi.restoreAllMocks()
  sessionStorage.clear()
})

const dataUrl = `data:image/png;base64,${'A'.repeat(400)}`
const veo = 'veo-3.1-generate-preview'

it('keeps every setting and the pictures over a reload', () => {
  const own = { ...custom, styles: ['noir'], negativePrompt: true }
  const options = { clientOptions: { scope: 'all', catalog: { own } } }
  const before = holdForm({ defaultModel: veo }, options)
  const values = {
    prompt: '水墨山水',
    durationSeconds: 6,
    aspectRatio: '9:16',
    resolution: '720p',
    firstFrame: dataUrl,
    lastFrame: 'https://files.example/boat.png',
    fit: 'fit',
    seed: 0,
    audio: false,
    watermark: true,
    count: 2,
  } as const
  act(() => before.form().change(values))
  act(() => before.form().change({ style: 'noir', negativePrompt: 'Rain' }))
  cleanup()

  const { form } = holdForm({}, options)
  expect(form().values).toMatchObject({ model: veo, ...values })
  act(() => form().changeModel('own'))
  expect(form().values).toMatchObject({ style: 'noir', negativePrompt: 'Rain' })
})

it('keeps what stands in it over a remount of the form', () => {
  const { wrapper } = setUpForm()
  const first = render(<VideoPromptForm />, { wrapper })
  write('A paper boat')
  choose('Duration', 12)
  first.unmount()

  render(<VideoPromptForm />, { wrapper })

  expect(prompt()).toHaveValue('A paper boat')
  expect(field('Duration')).toHaveValue('12')
})

it('keeps the words where there is no room for the pictures', () => {
  const options = { clientOptions: { scope: 'full' } }
  const setItem = Storage.prototype.setItem
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function (this: Storage, name, text) {
    if (text.length > 400) throw new DOMException('Full.', 'QuotaExceededError')
    setItem.call(this, name, text)
  })
  showForm({ defaultValues: { firstFrame: dataUrl, references: [dataUrl] } }, options)
  write('A paper boat')
  choose('Duration', 12)
  expect(screen.getAllByRole('img')).toHaveLength(1)
  cleanup()

  showForm({}, options)

  expect(prompt()).toHaveValue('A paper boat')
  expect(field('Duration')).toHaveValue('12')
  expect(screen.queryByRole('img')).toBeNull()
})

it('keeps the words beside what is half written', async () => {
  const options = { clientOptions: { scope: 'half' } }
  showForm({ defaultModel: veo }, options)
  write('A paper boat')
  choose('Seed', '1.5')
  cleanup()

  const { advance, countRequests } = showForm({}, options)

  expect(prompt()).toHaveValue('A paper boat')
  expect(model()).toHaveValue(veo)
  // Without it another video would be made.
  expect(field('Seed')).toHaveValue(1.5)
  fireEvent.click(generate())
  await advance(250)
  expect(field('Seed')).toHaveAccessibleDescription('The model does not take this.')
  expect(countRequests('submit')).toBe(0)
})

it('refuses a seed that is too large after a reload as before it', async () => {
  const options = { clientOptions: { scope: 'large-seed' } }
  showForm({ defaultModel: veo }, options)
  write('A paper boat')
  choose('Seed', '99999999999')
  cleanup()

  const { advance, countRequests } = showForm({}, options)

  expect(field('Seed')).toHaveValue(99_999_999_999)
  fireEvent.click(generate())
  await advance(250)
  expect(countRequests('submit')).toBe(0)
})

it('keeps the words beside a seed that is no number', () => {
  const options = { clientOptions: { scope: 'no-seed' } }
  const { client } = showForm({ defaultModel: veo }, options)
  write('A paper boat')
  act(() => {
    const store = draftStore(client, 'prompt')
    const { draft } = store.state()
    if (draft) store.write({ ...draft, values: { ...draft.values, seed: NaN } })
  })
  cleanup()

  showForm({}, options)

  expect(prompt()).toHaveValue('A paper boat')
})

it.each([
  ['a model that is no text', { model: 7 }],
  ['a picture that is a script', { firstFrame: 'javascript:alert(1)' }],
  ['a picture of another kind', { firstFrame: 'data:text/html;base64,AAAA' }],
  ['references that are none', { references: 'https://files.example/boat.png' }],
  ['a setting that there is not', { admin: true }],
  ['another way of fitting', { fit: 'stretch' }],
  ['settings that are a list', { extra: [] }],
])('shows nothing of a draft with %s', (_, values) => {
  const draft = { values: { prompt: 'Hostile', model: 'sora-2', ...values }, intent: { id: 'a' } }
  sessionStorage.setItem('generated-video:hostile/draft/prompt', JSON.stringify(draft))
  showForm({}, { clientOptions: { scope: 'hostile' } })

  expect(prompt()).toHaveValue('')
  expect(model()).toHaveValue('sora-2')
  expect(screen.queryByRole('img')).toBeNull()
  expect(document.body.innerHTML).not.toContain('javascript')
})

it.each(['__proto__', 'constructor', 'no-such-model'])(
  'stands on the usual model where a draft names %s',
  (id) => {
    const draft = { values: { prompt: 'A boat', model: id }, intent: { id: 'a' } }
    sessionStorage.setItem('generated-video:named/draft/prompt', JSON.stringify(draft))
    showForm({}, { clientOptions: { scope: 'named' } })

    expect(model()).toHaveValue('sora-2')
    expect(prompt()).toHaveValue('A boat')
  },
)

it('keeps the wish for a model that is not offered yet, also while something is typed', () => {
  const options = { clientOptions: { scope: 'later' } }
  showForm({ models: ['sora-2', 'seedance-1.0'] }, options)
  choose('Model', 'seedance-1.0')
  cleanup()

  showForm({ models: ['sora-2'] }, options)
  expect(model()).toHaveValue('sora-2')
  write('A paper boat')
  cleanup()

  showForm({ models: ['sora-2', 'seedance-1.0'] }, options)
  expect(model()).toHaveValue('seedance-1.0')
  expect(prompt()).toHaveValue('A paper boat')
})

it('is the same in two forms with one key', () => {
  const { wrapper } = setUpForm()
  render(
    <>
      <VideoPromptForm />
      <VideoPromptForm />
    </>,
    { wrapper },
  )
  const [first, second] = screen.getAllByRole('textbox', { name: 'Prompt' })

  if (first) fireEvent.change(first, { target: { value: 'A paper boat' } })

  expect(second).toHaveValue('A paper boat')
})
