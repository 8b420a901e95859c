import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import {
  choose,
  custom,
  field,
  form,
  generate,
  listing,
  model,
  showForm,
  statusLine,
  holdForm,
  withList,
  write,
} from './form-controls.test-helper.tsx'
import { VideoPromptForm } from './video-prompt-form.tsx'

const boat = 'https://files.example/boat.png'
const values = (list: readonly (string | number)[], unit = '') =>
  list.map((value) => `${value}${unit}`)

const veo3 = {
  Duration: ['4 s', '6 s', '8 s'],
  Resolution: ['1080p', '720p'],
  'Aspect ratio': ['16:9', '9:16'],
  'First frame': 'picture',
  Seed: '0 to 4294967295',
  'How many': ['1', '2', '3', '4'],
  Watermark: 'checkbox',
}
const seedance = {
  Duration: ['4 s', '6 s', '8 s'],
  Resolution: ['720p', '480p', '1080p'],
  'Aspect ratio': ['16:9', '9:16', '1:1'],
  'First frame': 'picture',
  References: 'picture',
  Seed: '0 to 4294967295',
  Watermark: 'checkbox',
}
const doubaoText = {
  Duration: values([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], ' s'),
  Resolution: ['720p', '480p', '1080p'],
  'Aspect ratio': ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9', 'adaptive'],
  Seed: '0 to 4294967295',
  Watermark: 'checkbox',
}
const doubao = { ...doubaoText, 'First frame': 'picture', References: 'picture' }
const doubao15 = { ...doubao, Duration: values([4, 5, 6, 7, 8, 9, 10, 11, 12], ' s') }

it.each([
  [
    'sora-2',
    {
      Duration: ['4 s', '8 s', '12 s'],
      'Aspect ratio': ['9:16', '16:9'],
      'First frame': 'picture',
    },
  ],
  ['veo-3.1-fast-generate-preview', veo3],
  ['veo-3.1-generate-preview', { ...veo3, 'With sound': 'checkbox' }],
  ['veo-3.0-fast-generate-001', veo3],
  ['veo-3.0-generate-preview', { ...veo3, 'With sound': 'checkbox' }],
  [
    'wanx-video-v1',
    {
      Duration: ['3 s', '5 s', '10 s'],
      Style: ['–', 'realistic', 'anime', '3d'],
      'Aspect ratio': ['16:9', '9:16', '1:1'],
      'First frame': 'picture',
      Seed: '0 to 2147483647',
    },
  ],
  ['seedance-1.5-pro', seedance],
  ['seedance-1.0-pro', seedance],
  ['seedance-1.0', seedance],
  [
    'wan2.5-t2v-preview',
    {
      Duration: ['5 s', '10 s'],
      'With sound': 'checkbox',
      'Aspect ratio': ['16:9', '9:16', '1:1'],
      Seed: '0 to 2147483647',
    },
  ],
  [
    'wan2.5-i2v-preview',
    {
      Duration: ['5 s', '10 s'],
      Resolution: ['720p', '480p', '1080p'],
      'With sound': 'checkbox',
      'First frame': 'picture',
      Seed: '0 to 2147483647',
    },
  ],
  ['doubao-seedance-1-0-lite-t2v-250428', doubaoText],
  ['doubao-seedance-1-0-lite-i2v-250428', doubao],
  ['doubao-seedance-1-0-pro-250528', doubao],
  ['doubao-seedance-1-5-pro-251215', doubao15],
  ['doubao-seedance-1-5-pro-251215-noAudio', doubao15],
])('%s has these fields with these values, and no others', (id, expected) => {
  showForm({ models: [id] })

  const { Prompt, Model, ...fields } = fieldsShown()
  expect([Prompt, Model]).toEqual(['textarea', [expect.any(String)]])
  expect(fields).toEqual(expected)
})

it('has fields for what only an app’s own model takes, and the model’s sizes', () => {
  const sizes = ['1280x720', '1920x1080', '720x1280']
  const own = { ...custom, sizes, negativePrompt: true, styles: ['noir'] }
  showForm({ models: ['own'] }, { clientOptions: { catalog: { own } } })

  expect(fieldsShown()).toMatchObject({
    Model: ['Own'],
    Size: ['–', '1280 × 720', '1920 × 1080', '720 × 1280'],
    Style: ['–', 'noir'],
    'Negative prompt': 'textarea',
  })
})

it('has a prompt only for a model that nothing is known of', () => {
  showForm({ models: ['unheard-of'] })

  expect(fieldsShown()).toEqual({ Prompt: 'textarea', Model: ['unheard-of'] })
})

it.each([
  ['veo-3.1-generate-preview', 'Last frame'],
  ['seedance-1.0', 'Last frame'],
  ['veo-3.0-generate-preview', undefined],
  ['sora-2', undefined],
])('asks %s for a last frame only once there is a first', (id, label) => {
  showForm({ models: [id], defaultValues: { firstFrame: boat } })

  const shown = Object.keys(fieldsShown())
  expect(shown.includes('Last frame')).toBe(label !== undefined)
  expect(shown).toContain('Pictures of another shape')
  expect(shown).not.toContain('References')
})

it('takes references and frames one instead of the other', () => {
  showForm({ models: ['seedance-1.0'], defaultValues: { references: [boat] } })

  expect(Object.keys(fieldsShown())).not.toContain('First frame')
  fireEvent.click(screen.getByRole('button', { name: 'Remove: References' }))
  expect(Object.keys(fieldsShown())).toEqual(expect.arrayContaining(['First frame', 'References']))
})

it('says what a change of the model did, until the next change, and takes it back with the model', () => {
  showForm({ defaultModel: 'veo-3.1-generate-preview' })
  choose('Duration', 8)
  choose('Resolution', '720p')
  fireEvent.click(screen.getByRole('radio', { name: '9:16 portrait' }))

  choose('Model', 'wanx-video-v1')
  expect(field('Duration')).toHaveValue('10')
  expect(screen.getByRole('radio', { name: '9:16 portrait' })).toBeChecked()
  expect(screen.queryByLabelText('Resolution')).toBeNull()
  expect(screen.getByText(/Duration is now 10 s, the nearest that Wan has\./)).toBe(statusLine())
  expect(statusLine()).toHaveAttribute('role', 'status')
  expect(statusLine()).toHaveTextContent('Resolution is left out: Wan has none.')
  expect(statusLine()).not.toHaveTextContent('Aspect ratio')

  write('A paper boat')
  expect(statusLine()).toBeEmptyDOMElement()

  choose('Model', 'veo-3.1-generate-preview')
  expect(field('Duration')).toHaveValue('8')
  expect(field('Resolution')).toHaveValue('720p')
  expect(statusLine()).toBeEmptyDOMElement()
})

it('keeps pictures and seed over a model without them', () => {
  showForm({ defaultModel: 'seedance-1.0', defaultValues: { references: [boat, boat], seed: 7 } })

  choose('Model', 'sora-2')
  expect(screen.queryByRole('img')).toBeNull()
  expect(statusLine()).toHaveTextContent('References is left out: Sora 2 has none.')
  expect(statusLine()).toHaveTextContent('Seed is left out: Sora 2 has none.')

  choose('Model', 'seedance-1.0')
  expect(screen.getAllByRole('img')).toHaveLength(2)
  expect(field('Seed')).toHaveValue(7)
})

it('says nothing more of the model once a picture is put or removed', async () => {
  const { form } = holdForm({ defaultModel: 'veo-3.1-generate-preview' })
  act(() => form().changeModel('wanx-video-v1'))
  act(() => form().change({ durationSeconds: 3 }))
  act(() => form().changeModel('sora-2'))
  expect(form().changes).not.toEqual([])

  await act(() => form().takePicture('firstFrame', boat))
  expect(form().changes).toEqual([])

  act(() => form().changeModel('wanx-video-v1'))
  act(() => form().changeModel('sora-2'))
  expect(form().changes).not.toEqual([])
  act(() => form().removePicture('firstFrame'))
  expect(form().changes).toEqual([])
})

it('keeps every one of several changes in one tick', () => {
  const { form } = holdForm()
  const { change, changeModel } = form()

  act(() => {
    changeModel('wanx-video-v1')
    change({ prompt: 'A boat' })
    change({ style: 'anime' })
  })

  expect(form().values).toMatchObject({ model: 'wanx-video-v1', prompt: 'A boat', style: 'anime' })
})

it('keeps the model that was chosen while a picture was read', async () => {
  const { form } = holdForm()
  let read: (bytes: ArrayBuffer) => void = () => undefined
  const file = new Blob(['x'])
  const bytes = new Promise<ArrayBuffer>((resolve) => (read = resolve))
  file.arrayBuffer = () => bytes
  const { takePicture, changeModel } = form()
  let taken: Promise<unknown> = Promise.resolve()
  act(() => {
    taken = takePicture('firstFrame', file)
  })

  act(() => changeModel('wanx-video-v1'))
  read(new ArrayBuffer(4))
  await act(() => taken)
  await act(() => takePicture('firstFrame', boat))

  expect(form().values).toMatchObject({ model: 'wanx-video-v1', firstFrame: boat })
})

it('lets the last of size and ratio count, and can do without a size again', () => {
  const sizes = ['1280x720', '1920x1080', '720x1280']
  showForm({ models: ['own'] }, { clientOptions: { catalog: { own: { ...custom, sizes } } } })
  const ratio = (name: string) => screen.getByRole('radio', { name })
  expect(field('Size')).toHaveValue('')

  choose('Size', '1920x1080')
  expect(field('Size')).toHaveValue('1920x1080')
  expect(ratio('16:9 landscape')).not.toBeChecked()

  fireEvent.click(ratio('9:16 portrait'))
  expect(ratio('9:16 portrait')).toBeChecked()
  expect(field('Size')).toHaveValue('')

  choose('Size', '1920x1080')
  choose('Size', '')
  expect(ratio('9:16 portrait')).toBeChecked()
})

it('shows exact pixels by their ratio after a change to a model that has one size for each', () => {
  const sizes = ['1280x720', '1920x1080', '720x1280']
  showForm(
    { defaultModel: 'own', defaultValues: { size: '1920x1080' } },
    { clientOptions: { catalog: { own: { ...custom, sizes } } } },
  )

  choose('Model', 'sora-2')

  expect(screen.getByRole('radio', { name: '16:9 landscape' })).toBeChecked()
})

it('offers a sibling deployment’s ids only where they are listed', async () => {
  const { wrapper, advance } = withList(() => listing('sora-2', 'wan2.5-t2v-preview'))
  render(<VideoPromptForm />, { wrapper })
  expect(optionsOf(model())).toHaveLength(9)
  expect(optionsOf(model())).not.toContain('Wan 2.5')

  await advance(0)
  expect(optionsOf(model())).toContain('Wan 2.5')
  expect(optionsOf(model())).not.toContain('Wan 2.5 Image')
  expect(optionsOf(model())).toHaveLength(10)
})

it('offers no longer what the gateway does not list, and falls to the first it does', async () => {
  const { wrapper, advance, client } = withList(() =>
    listing('gpt-4', 'veo-3.1-generate-preview', 'wanx-video-v1'),
  )
  render(<VideoPromptForm />, { wrapper })
  await advance(0)

  expect(model()).toHaveValue('veo-3.1-generate-preview')
  const sora = within(model()).getByRole('option', { name: 'Sora 2 (not available)' })
  expect(sora).toBeDisabled()
  expect(within(model()).getByRole('option', { name: 'Wan' })).toBeEnabled()
  expect(client.generations.list()).toEqual([])
})

it('leaves a model that is gone and that nobody chose, also where a prompt was written before the list came', async () => {
  const { wrapper, advance, gateway } = withList(() =>
    listing('veo-3.1-generate-preview', 'wanx-video-v1'),
  )
  const { unmount } = render(<VideoPromptForm />, { wrapper })
  write('A paper boat')
  choose('Duration', 12)
  expect(model()).toHaveValue('sora-2')
  await advance(0)

  expect(model()).toHaveValue('veo-3.1-generate-preview')
  expect(statusLine()).toHaveTextContent('Duration is now 8 s, the nearest that')
  unmount()
  render(<VideoPromptForm />, { wrapper })
  await advance(0)
  expect(model()).toHaveValue('veo-3.1-generate-preview')
  write('A paper boat in the rain')
  fireEvent.click(generate())
  await advance(250)
  expect(await gateway.ledger()).toMatchObject({
    billed: 1,
    tasks: [{ model: 'veo-3.1-generate-preview' }],
  })
})

it.each(['typed', 'chosen'])('keeps what was %s for the model that was chosen', async (how) => {
  const { wrapper, advance } = withList(() => listing('wanx-video-v1'))
  render(<VideoPromptForm />, { wrapper })
  if (how === 'typed') write('A paper boat')
  choose('Model', 'veo-3.1-generate-preview')
  choose('Model', 'sora-2')
  write('A paper boat in the rain')
  await advance(0)

  expect(model()).toHaveValue('sora-2')
  expect(model()).toHaveAccessibleDescription(/^Sora 2 can no longer be chosen here\./)
})

it('keeps a chosen model that the gateway no longer lists, says so and sends nothing', async () => {
  const { wrapper, advance, client } = withList(() => listing('wanx-video-v1'))
  render(<VideoPromptForm defaultModel="veo-3.1-generate-preview" />, { wrapper })
  choose('Model', 'seedance-1.0')
  write('A paper boat')
  await advance(0)

  fireEvent.click(generate())
  await advance(250)
  expect(model()).toHaveValue('seedance-1.0')
  expect(model()).toHaveFocus()
  expect(model()).toHaveAttribute('aria-invalid', 'true')
  expect(model()).toHaveAccessibleDescription(/^Seedance 1\.0 can no longer be chosen here\./)
  expect(client.generations.list()).toEqual([])

  choose('Model', 'wanx-video-v1')
  expect(model()).not.toHaveAttribute('aria-invalid')
  fireEvent.click(generate())
  await advance(250)
  expect(client.generations.list()).toHaveLength(1)
})

it.each([
  ['lists none of ours', () => listing('gpt-4', 'whisper-1')],
  ['lists nothing', () => listing()],
  ['answers 404', () => new Response('Not found', { status: 404 })],
  [
    'answers with a page',
    () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
  ],
])('changes and shows nothing where the gateway %s', async (_, answer) => {
  const { wrapper, advance } = withList(answer)
  render(<VideoPromptForm />, { wrapper })
  const before = form()?.innerHTML

  await advance(10_000)

  expect(form()?.innerHTML).toBe(before)
})

const goneCatalog = { 'sora-2': { ...custom, label: 'Sora 2', gone: true } }

it('does without a model that is gone by the app’s own word', async () => {
  const { advance, countRequests } = showForm({}, { clientOptions: { catalog: goneCatalog } })

  expect(model()).toHaveValue('veo-3.1-fast-generate-preview')
  expect(screen.getByRole('option', { name: 'Sora 2 (not available)' })).toBeDisabled()
  write('A paper boat')
  fireEvent.click(generate())
  await advance(250)
  expect(countRequests('submit')).toBe(1)
})

it('refuses a model that is gone where it stands in the form all the same', () => {
  const { form } = holdForm(
    { models: ['sora-2'], defaultValues: { prompt: 'A boat' } },
    { clientOptions: { catalog: goneCatalog } },
  )

  expect(form().issues).toMatchObject([{ field: 'model', code: 'gone' }])
  let issues: unknown
  act(() => {
    issues = form().submit()
  })
  expect(issues).toEqual(form().issues)
  expect(form().issueOf('model')).toMatchObject({ code: 'gone' })
  expect(form().sending).toBe(false)
})

it('warns of a retired model from its very day on', async () => {
  const warning = () => document.querySelector('[data-slot=video-prompt-form-warning]')?.textContent
  const day = Date.UTC(2026, 8, 24)

  const before = showForm({ defaultModel: 'sora-2' }, { startAt: day - 1 })
  expect(warning()).toBeUndefined()
  before.unmount()

  const { advance, gateway } = showForm(
    { defaultModel: 'sora-2', models: ['sora-2', 'wanx-video-v1'] },
    { startAt: day },
  )
  expect(warning()).toBe(
    'Sora 2 was switched off by its vendor on September 24, 2026 and may not answer.',
  )
  expect(screen.getByRole('option', { name: 'Sora 2' })).toBeEnabled()
  write('A paper boat')
  fireEvent.click(generate())
  await advance(250)
  expect((await gateway.ledger()).billed).toBe(1)
})

it('begins with the model of the default values', () => {
  showForm({ defaultModel: 'sora-2', defaultValues: { model: 'seedance-1.0', prompt: 'A boat' } })

  expect(model()).toHaveValue('seedance-1.0')
})

// A form's controls stand in for its own properties, and React sets styles through `form.style`.
it.each(['wanx-video-v1', 'veo-3.1-generate-preview'])(
  'names no control of %s as a form’s own property',
  (defaultModel) => {
    showForm({ defaultModel })

    const names = Array.from(form()?.elements ?? [], (control) => control.getAttribute('name'))
    expect(names).toContain('prompt')
    expect(names.filter((name) => name && name in HTMLFormElement.prototype)).toEqual([])
  },
)

/** What a person finds in the form, by its label. */
function fieldsShown(): Record<string, unknown> {
  const places = document.querySelectorAll('[data-field]')
  return Object.fromEntries(Array.from(places, (place) => [labelOf(place), kindOf(place)] as const))
}

function labelOf(place: Element): string {
  return place.querySelector('label[for], legend, span')?.textContent ?? ''
}

function kindOf(place: Element): unknown {
  const select = place.querySelector('select')
  if (select) return optionsOf(select)
  const radios = place.querySelectorAll<HTMLInputElement>('input[type=radio]')
  if (radios.length > 0) return Array.from(radios, ({ value }) => value)
  if (place.querySelector('[role=group]')) return 'picture'
  const seed = place.querySelector<HTMLInputElement>('input[type=number]')
  if (seed) return `${seed.min} to ${seed.max}`
  return place.querySelector('input[type=checkbox]') ? 'checkbox' : 'textarea'
}

function optionsOf({ options }: HTMLSelectElement): readonly string[] {
  return Array.from(options, ({ text }) => text)
}
