import { act, fireEvent, screen } from '@testing-library/react'
import fc from 'fast-check'
import { forwardRef } from 'react'
import type { ComponentPropsWithoutRef } from 'react'
import { expect, it, vi } from 'vitest'
import {
  choose,
  custom,
  field,
  form,
  generate,
  model,
  prompt,
  showForm,
  statusLine,
  write,
} from './form-controls.test-helper.tsx'
import {
  VideoPromptFormAdvanced,
  VideoPromptFormAudio,
  VideoPromptFormCostEstimate,
  VideoPromptFormDuration,
  VideoPromptFormErrors,
  VideoPromptFormFirstFrame,
  VideoPromptFormModel,
  VideoPromptFormSeed,
  VideoPromptFormSubmit,
  VideoPromptFormTextarea,
} from './index.ts'

const boat = 'https://files.example/boat.png'
const veo = 'veo-3.1-generate-preview'
const length = () => document.querySelector('[data-slot=video-prompt-form-length]')
const details = () => document.querySelector('details')

it('counts letters as people do, not UTF-16 units', () => {
  showForm({ defaultModel: veo })
  expect(length()).toBeEmptyDOMElement()

  write('紙船🚣')
  expect(length()).toHaveTextContent('3 characters')
  expect(prompt()).toHaveAccessibleDescription('3 characters')
  write('𠮷')
  expect(length()).toHaveTextContent('1 character')
})

it('reads the length out near the limit only, once for each hundredth of it', () => {
  showForm()
  const said = () => prompt().parentElement?.querySelector('[role=status]')?.textContent

  write('船'.repeat(28_799))
  expect(length()).toHaveTextContent('28,799 of 32,000 characters')
  expect(said()).toBe('')
  const announcements = new Set<unknown>()
  const region = prompt().parentElement?.querySelector('[role=status]')
  for (let letters = 28_800; letters < 28_840; letters++) {
    write('船'.repeat(letters))
    announcements.add(said())
  }
  expect([...announcements]).toEqual(['28,800 of 32,000 characters'])
  expect(prompt().parentElement?.querySelector('[role=status]')).toBe(region)
})

it('takes as many code points as the model reads, says at once where it is more, and sends nothing', async () => {
  const { countRequests, advance } = showForm()
  write('🚣'.repeat(32_000))
  expect(prompt()).not.toHaveAttribute('aria-invalid')

  write('🚣'.repeat(32_001))
  expect(prompt()).toHaveAttribute('aria-invalid', 'true')
  expect(prompt()).toHaveAccessibleDescription(
    'The model reads 32,000 characters. Shorten the prompt. 32,001 of 32,000 characters',
  )
  fireEvent.click(generate())
  await advance(250)
  expect(countRequests('submit')).toBe(0)
  expect(prompt()).toHaveFocus()

  choose('Model', veo)
  expect(prompt()).not.toHaveAttribute('aria-invalid')
})

it('ties an error to its field and drops it once it is mended', async () => {
  const { countRequests, advance } = showForm()
  expect(prompt()).toBeRequired()
  write('   ')

  fireEvent.click(generate())
  await advance(250)
  expect(prompt()).toHaveAttribute('aria-invalid', 'true')
  expect(prompt()).toHaveAttribute('data-invalid', '')
  expect(prompt()).toHaveAccessibleDescription(/^Write what the video should show\./)
  expect(countRequests('submit')).toBe(0)

  write('A paper boat')
  expect(prompt()).not.toHaveAttribute('aria-invalid')
  expect(prompt()).not.toHaveAttribute('data-invalid')
  expect(prompt()).toHaveAccessibleDescription('12 of 32,000 characters')
})

it('moves the focus to the first invalid field in the order of the form', () => {
  const gone = { ...custom, label: 'Gone', gone: true }
  showForm({ models: ['gone'] }, { clientOptions: { catalog: { gone } } })

  fireEvent.click(generate())
  expect(prompt()).toHaveFocus()
  write('A paper boat')
  fireEvent.click(generate())
  expect(model()).toHaveFocus()
})

it('moves the focus to the button of a picture that is missing', () => {
  showForm({ models: ['wan2.5-i2v-preview'], defaultValues: { prompt: 'A paper boat' } })

  fireEvent.click(generate())

  const button = screen.getByRole('button', { name: 'Choose a picture: First frame' })
  expect(button).toHaveFocus()
  expect(button).toHaveAccessibleDescription('This model needs a picture to begin with.')
})

const range = 'Choose a whole number from 0 to 4,294,967,295.'

it.each([
  ['1.5', 'The model does not take this.'],
  ['1e300', 'The model does not take this.'],
  ['-1', range],
  ['4294967296', range],
])('refuses the seed %s, and opens the settings it stands in', async (text, words) => {
  const { countRequests, advance } = showForm({ defaultModel: veo })
  write('A paper boat')
  fireEvent.change(field('Seed'), { target: { value: text } })
  expect(details()?.open).toBe(false)
  expect(field('Seed')).not.toHaveAttribute('aria-invalid')

  fireEvent.click(generate())
  await advance(250)
  expect(countRequests('submit')).toBe(0)
  expect(details()?.open).toBe(true)
  expect(field('Seed')).toHaveFocus()
  expect(Number(field('Seed').value)).toBe(Number(text))
  expect(field('Seed')).toHaveAttribute('aria-invalid', 'true')
  expect(field('Seed')).toHaveAccessibleDescription(words)

  choose('Seed', '')
  expect(field('Seed')).not.toHaveAttribute('aria-invalid')
  fireEvent.click(generate())
  await advance(250)
  expect(countRequests('submit')).toBe(1)
})

it('snaps a seed only where another model does not take it', () => {
  showForm({ defaultModel: veo })
  choose('Seed', '4294967295')

  choose('Model', 'wanx-video-v1')
  expect(field('Seed')).toHaveValue(2_147_483_647)
  expect(statusLine()).toHaveTextContent('Seed is now 2147483647, the nearest that Wan has.')
  write('A paper boat')
  expect(field('Seed')).toHaveValue(2_147_483_647)

  choose('Model', veo)
  expect(field('Seed')).toHaveValue(4_294_967_295)
})

it('takes any whole number within the range as a seed', () => {
  showForm({ defaultModel: 'wanx-video-v1' })

  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_147_483_647 }), (seed) => {
      choose('Seed', String(seed))
      return field('Seed').value === String(seed)
    }),
    { numRuns: 25 },
  )
})

it('rolls whole numbers over the whole of the model’s range', () => {
  showForm({ defaultModel: 'wanx-video-v1' })
  const random = vi.spyOn(Math, 'random')
  const roll = () => fireEvent.click(screen.getByRole('button', { name: 'Roll a seed' }))
  const almost = 1 - Number.EPSILON / 2

  for (const [value, seed] of [
    [0, 0],
    [0.5, 1_073_741_824],
    [almost, 2_147_483_647],
  ] as const) {
    random.mockReturnValue(value)
    roll()
    expect(field('Seed')).toHaveValue(seed)
  }
  random.mockRestore()
  const rolled = Array.from({ length: 50 }, () => {
    roll()
    return Number(field('Seed').value)
  })

  expect(rolled.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31)).toBe(true)
  expect(new Set(rolled).size).toBeGreaterThan(45)
})

it('sends the seed, and none for an empty field', async () => {
  const { bodies, advance } = showForm({ defaultModel: veo })
  write('A paper boat')
  choose('Seed', '0')
  fireEvent.click(generate())
  await advance(250)
  choose('Seed', '')
  fireEvent.click(generate())
  await advance(250)

  expect(bodies).toMatchObject([{ seed: 0 }, { prompt: 'A paper boat' }])
  expect(bodies[1]).not.toHaveProperty('seed')
})

it('sends what was chosen in its fields', async () => {
  const { bodies, advance } = showForm({ defaultModel: veo })
  write('A paper boat')
  choose('Duration', 6)
  choose('Resolution', '720p')
  choose('How many', 3)
  fireEvent.click(field('With sound'))
  fireEvent.click(field('Watermark'))
  fireEvent.click(field('Watermark'))
  fireEvent.click(generate())
  await advance(250)

  expect(bodies).toEqual([
    {
      model: veo,
      prompt: 'A paper boat',
      durationSeconds: 6,
      aspectRatio: '16:9',
      resolution: '720p',
      sampleCount: 3,
      generateAudio: true,
      addWatermark: false,
    },
  ])
})

it('leaves out what is empty', async () => {
  const own = { ...custom, styles: ['noir'], negativePrompt: true }
  const { bodies, advance } = showForm(
    { defaultModel: 'own' },
    { clientOptions: { catalog: { own } } },
  )
  write('A paper boat')
  choose('Style', 'noir')
  choose('Style', '')
  choose('Negative prompt', 'Rain')
  choose('Negative prompt', '')
  fireEvent.click(generate())
  await advance(250)

  expect(bodies).toEqual([
    { model: 'own', prompt: 'A paper boat', durationSeconds: 5, aspectRatio: '16:9' },
  ])
})

const prices = { currency: 'USD', models: { 'sora-2': { perSecond: 0.1 }, [veo]: { flat: 0.004 } } }
const cost = () => document.querySelector('[data-slot=video-prompt-form-cost-estimate]')

it('says about what the video will cost, or that nobody knows', () => {
  showForm({ prices })
  expect(cost()).toHaveTextContent('About $0.40')

  choose('Duration', 8)
  expect(cost()).toHaveTextContent('About $0.80')
  choose('Model', veo)
  expect(cost()).toHaveTextContent('About $0.004')
  choose('Model', 'wanx-video-v1')
  expect(cost()?.textContent).toBe('Cost unknown')
})

it('says nothing of a cost where the app has no prices', () => {
  showForm()

  expect(cost()).toBeNull()
})

it('opens one dialogue for a double click', async () => {
  const onBeforeSubmit = vi.fn(() => true)
  const { advance, countRequests } = showForm({ prices, onBeforeSubmit })
  write('A paper boat')

  act(() => {
    generate().click()
    generate().click()
  })
  await advance(250)
  fireEvent.click(generate())
  await advance(250)

  expect(onBeforeSubmit).toHaveBeenCalledOnce()
  expect(onBeforeSubmit).toHaveBeenCalledWith(expect.objectContaining({ prompt: 'A paper boat' }), {
    kind: 'known',
    amount: 0.4,
    currency: 'USD',
  })
  expect(countRequests('submit')).toBe(1)
})

it('bills once for fifty clicks, Enter and the submit of the form', async () => {
  const { advance, gateway } = showForm({ submitOnEnter: true })
  write('A paper boat')

  act(() => {
    for (let click = 0; click < 50; click++) generate().click()
    form()?.requestSubmit()
  })
  fireEvent.keyDown(prompt(), { key: 'Enter' })
  fireEvent.keyDown(prompt(), { key: 'Enter', ctrlKey: true })
  await advance(250)

  expect((await gateway.ledger()).billed).toBe(1)
})

it('takes a key that is held down as one press', async () => {
  const { advance, gateway } = showForm()
  write('A paper boat')
  fireEvent.keyDown(prompt(), { key: 'Enter', metaKey: true })
  await advance(2000)

  for (let time = 0; time < 30; time++) {
    fireEvent.keyDown(prompt(), { key: 'Enter', metaKey: true, repeat: true })
    await advance(0)
  }
  expect((await gateway.ledger()).billed).toBe(1)
  // What a browser does by itself: it presses the button, or submits from a field, again and again.
  const held = { key: 'Enter', repeat: true }
  expect(fireEvent.keyDown(generate(), held)).toBe(false)
  expect(fireEvent.keyDown(model(), held)).toBe(false)
  expect(fireEvent.keyDown(prompt(), held)).toBe(true)
  expect(fireEvent.keyDown(generate(), { key: 'Enter' })).toBe(true)
})

it('shows a remix as a prompt and nothing else, and makes a new video instead where asked', async () => {
  const { bodies, advance } = showForm({
    defaultValues: { prompt: 'By night', remixOf: 'task_1' },
  })
  const shown = () =>
    Array.from(document.querySelectorAll('[data-field]'), (place) =>
      place.getAttribute('data-field'),
    )
  expect(shown()).toEqual(['prompt', 'model'])
  expect(screen.getByText('Changes an earlier video. Only the prompt counts.')).toBeVisible()

  fireEvent.click(generate())
  await advance(250)
  fireEvent.click(screen.getByRole('button', { name: 'Make a new video instead' }))
  expect(shown()).toEqual(['prompt', 'model', 'durationSeconds', 'aspectRatio', 'firstFrame'])
  expect(prompt()).toHaveFocus()
  fireEvent.click(generate())
  await advance(250)

  expect(bodies).toMatchObject([
    { prompt: 'By night', remix_from_video_id: 'task_1' },
    { prompt: 'By night', seconds: '4', size: '720x1280' },
  ])
  expect(bodies[1]).not.toHaveProperty('remix_from_video_id')
})

it('says what a form without a field for it cannot be sent for', () => {
  showForm({ defaultValues: { remixOf: 'task_1', extra: 7 as never, prompt: 'A paper boat' } })

  fireEvent.click(generate())

  expect(screen.getByText('extra: The model does not take this.').parentElement).toHaveAttribute(
    'role',
    'alert',
  )
})

/** Another page’s select, as an app may have it. */
const Pretty = forwardRef<HTMLSelectElement, ComponentPropsWithoutRef<'select'>>(
  function Pretty(props, ref) {
    return <select {...props} ref={ref} data-pretty="" />
  },
)

it('works with controls of the app’s own, in an order of its own', async () => {
  const { bodies, advance } = showForm({
    defaultModel: veo,
    prices,
    children: (
      <>
        <VideoPromptFormModel render={<Pretty />} />
        <VideoPromptFormDuration
          render={({ children, ...props }, { invalid }) => (
            <Pretty {...props} data-state={invalid ? 'bad' : 'good'}>
              <option value="">None</option>
              {children as never}
            </Pretty>
          )}
        />
        <VideoPromptFormAdvanced>
          <VideoPromptFormAudio />
          <VideoPromptFormSeed render={(props) => <input {...props} type="text" />} />
        </VideoPromptFormAdvanced>
        <VideoPromptFormErrors />
        <VideoPromptFormTextarea render={<textarea rows={9} />} />
        <VideoPromptFormCostEstimate />
        <VideoPromptFormSubmit render={<button data-pretty="">Make it</button>} />
      </>
    ),
  })
  expect(document.querySelectorAll('[data-pretty]')).toHaveLength(3)
  expect(prompt()).toHaveAttribute('rows', '9')

  choose('Model', 'seedance-1.0')
  choose('Duration', 6)
  choose('Seed', '12')
  fireEvent.click(screen.getByText('Make it'))
  expect(prompt()).toHaveFocus()
  write('A paper boat')
  fireEvent.click(screen.getByText('Make it'))
  await advance(250)

  expect(bodies).toMatchObject([{ model: 'seedance-1.0', duration: 6, seed: 12 }])
})

const group = (name: string) => screen.getByRole('group', { name })
const data = (file?: File) => ({
  files: file ? [file] : [],
  items: file ? [{ kind: 'file', type: file.type, getAsFile: () => file }] : [],
  types: file ? ['Files'] : ['text/plain'],
  getData: () => '',
})
const link = (url: string) => ({
  ...data(),
  getData: (type: string) => (type === 'text/plain' ? url : ''),
})
const png = new File(['no picture'], 'boat.png', { type: 'image/png' })

it('takes a pasted or dropped link as a picture, and shows it', () => {
  showForm({ models: [veo] })

  fireEvent.paste(group('First frame'), { clipboardData: link(boat) })
  expect(screen.getByRole('img', { name: 'First frame, as chosen' })).toHaveAttribute('src', boat)

  fireEvent.drop(group('Last frame'), { dataTransfer: link(boat) })
  expect(screen.getByRole('img', { name: 'Last frame, as chosen' })).toHaveAttribute('src', boat)

  fireEvent.click(screen.getByRole('button', { name: 'Remove: Last frame' }))
  fireEvent.paste(group('Last frame'), { clipboardData: link('javascript:alert(1)') })
  expect(screen.getAllByRole('img')).toHaveLength(1)
})

it.each([
  ['Prompt', 'First frame'],
  ['First frame', 'First frame'],
  ['References', 'References'],
])('reads a picture that is pasted into %s for the field %s', async (into, label) => {
  const { advanceUntil } = showForm({ models: ['seedance-1.0'] })
  const target = into === 'Prompt' ? prompt() : group(into)

  fireEvent.paste(target, { clipboardData: data(png) })
  expect(screen.getAllByRole('progressbar')).toHaveLength(1)
  await advanceUntil(() => screen.getByText('This file is not a picture.'))

  expect(group(label).parentElement?.querySelector('[role=alert]')).toHaveTextContent(
    'This file is not a picture.',
  )
  expect(document.querySelectorAll('[data-slot=video-prompt-form-error]')).toHaveLength(1)
  expect(
    screen.getByRole('button', { name: `Choose a picture: ${label}` }),
  ).toHaveAccessibleDescription('This file is not a picture.')
})

it('leaves a pasted picture to whoever has taken it before', async () => {
  const { advance } = showForm({ onPaste: (event) => event.preventDefault() })

  fireEvent.paste(prompt(), { clipboardData: data(png) })
  await advance(0)

  expect(document.querySelector('[data-slot=video-prompt-form-error]')).toBeNull()
})

it('reads a dropped file whatever its name says', async () => {
  const { advanceUntil } = showForm()
  const file = new File(['%PDF-1.7'], 'boat.pdf', { type: 'application/pdf' })

  fireEvent.drop(group('First frame'), { dataTransfer: data(file) })

  await advanceUntil(() => screen.getByText('This is a file of type PDF, not a picture.'))
})

it('says that a link shows no picture, until it is another one', async () => {
  const { bodies, advanceUntil } = showForm({ models: [veo], defaultValues: { prompt: 'A boat' } })
  fireEvent.paste(group('First frame'), { clipboardData: link(boat) })
  fireEvent.error(screen.getByRole('img'))

  expect(screen.getByText(/^This link shows no picture here/)).toHaveAttribute('role', 'alert')
  fireEvent.paste(group('First frame'), { clipboardData: link(`${boat}?2`) })
  expect(screen.queryByText(/^This link shows no picture here/)).toBeNull()
  fireEvent.click(generate())

  await advanceUntil(() => expect(bodies).toMatchObject([{ image: `${boat}?2` }]))
})

it('shows and sends what it began with after a reset, and takes that back', async () => {
  const { bodies, advance } = showForm({ defaultValues: { prompt: 'At first' } })
  write('A boat')
  fireEvent.change(model(), { target: { value: veo } })
  fireEvent.click(field('With sound'))

  act(() => form()?.reset())

  expect(prompt()).toHaveValue('At first')
  expect(model()).toHaveValue('sora-2')
  expect(statusLine()).toHaveTextContent('Another request stands here now. Undo')
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(field('With sound')).toBeChecked()
  fireEvent.click(generate())
  await advance(250)
  expect(bodies).toMatchObject([{ model: veo, prompt: 'A boat', generateAudio: true }])
})

it('refuses a seed that is no number, of which the browser tells no more', async () => {
  const { advance, countRequests } = showForm({
    defaultModel: veo,
    defaultValues: { prompt: 'A boat' },
  })
  const seed = field('Seed')
  choose('Seed', '12')
  Object.defineProperty(seed, 'validity', { value: { badInput: true }, configurable: true })
  fireEvent.change(seed, { target: { value: '' } })

  fireEvent.click(generate())
  await advance(250)

  expect(seed).toBeInvalid()
  expect(seed).toHaveAccessibleDescription('The model does not take this.')
  expect(countRequests('submit')).toBe(0)
})

it('says that a model always makes sound where none was wished for', () => {
  showForm({ models: [veo, 'veo-3.1-fast-generate-preview'], defaultModel: veo })
  fireEvent.click(field('With sound'))
  fireEvent.click(field('With sound'))

  fireEvent.change(model(), { target: { value: 'veo-3.1-fast-generate-preview' } })

  expect(statusLine()).toHaveTextContent('Veo 3.1 Fast always makes sound.')
})

it('offers examples until something else is written, and keeps what was', () => {
  showForm({})
  const [first = '', second = ''] = screen
    .getByRole('group', { name: 'Examples' })
    .textContent.split(/(?<=[a-z])(?=[A-Z])/)
  fireEvent.click(screen.getByRole('button', { name: first }))
  fireEvent.click(screen.getByRole('button', { name: second }))
  expect(prompt()).toHaveValue(second)

  write(`${second}, in the rain`)

  expect(screen.queryByRole('group', { name: 'Examples' })).toBeNull()
})

it('takes nothing into a disabled fieldset', () => {
  showForm({
    models: [veo],
    children: (
      <fieldset disabled>
        <VideoPromptFormFirstFrame />
      </fieldset>
    ),
  })

  fireEvent.paste(group('First frame'), { clipboardData: link(boat) })
  fireEvent.drop(group('First frame'), { dataTransfer: link(boat) })

  expect(screen.queryByRole('img')).toBeNull()
})

it('takes no reference more than the model does, and says so', () => {
  showForm({ models: ['seedance-1.0'] })
  const four = [1, 2, 3, 4].map((index) => `https://files.example/${String(index)}.png`)
  for (const url of four) fireEvent.paste(group('References'), { clipboardData: link(url) })

  fireEvent.paste(group('References'), { clipboardData: link(boat) })

  expect(screen.getByText('The model takes up to 4.')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: 'Remove: References 1' }))
  expect(screen.getAllByRole('img').map((image) => image.getAttribute('src'))).toEqual(
    four.slice(1),
  )
  expect(screen.queryByText('The model takes up to 4.')).toBeNull()
})

it('ties what is wrong with a picture to its field, whether or not another can be chosen', async () => {
  const { advanceUntil } = showForm({ models: [veo] })
  fireEvent.paste(group('First frame'), { clipboardData: link(boat) })

  fireEvent.drop(group('First frame'), { dataTransfer: data(new File([], 'empty.png')) })
  await advanceUntil(() => screen.getByText('This file is empty.'))

  expect(screen.getByRole('img')).toHaveAttribute('src', boat)
  expect(group('First frame')).toHaveAccessibleDescription('This file is empty.')
})

it('says a cost in a currency that is none as it is', () => {
  showForm({ prices: { currency: 'credits', models: { 'sora-2': { flat: 3 } } } })

  expect(screen.getByText('About 3 credits')).toBeVisible()
})
