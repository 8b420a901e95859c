import { modelCatalog } from '@generated-video/client'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../styles.css'
import { makePicture } from '../image/make-picture.test-helper.ts'
import { chooseButton, pictureField, ways } from './give-pictures.test-helper.ts'
import { generate, promptField, showForm } from './show-form.test-helper.tsx'
import { VideoPromptFormAdvanced } from './video-prompt-form-advanced.tsx'
import { VideoPromptFormFirstFrame } from './video-prompt-form-first-frame.tsx'
import { VideoPromptFormSubmit } from './video-prompt-form-submit.tsx'
import { VideoPromptFormTextarea } from './video-prompt-form-textarea.tsx'

const veo = 'veo-3.1-generate-preview'

/** What has the focus, by its name; it must be seen to have it. */
function focused(): string | undefined {
  const element = document.activeElement
  if (!element || element === document.body) return undefined
  expect(element.matches(':focus-visible'), element.outerHTML).toBe(true)
  // A radio button is shown by its label.
  const marked = element.matches('[type=radio]') ? element.closest('label') : element
  const { outlineStyle, outlineWidth } = getComputedStyle(marked ?? element)
  expect([outlineStyle, outlineWidth], element.outerHTML).toEqual(['solid', '2px'])
  return nameOf(element)
}

function nameOf(element: Element): string {
  const label = document.querySelector(`label[for="${CSS.escape(element.id)}"]`)
  return element.getAttribute('aria-label') ?? (label ?? element).textContent
}

async function tab(): Promise<string | undefined> {
  await userEvent.keyboard('{Tab}')
  return focused()
}

async function tabTo(name: string): Promise<void> {
  for (let stops = 0; stops < 30; stops++) if ((await tab()) === name) return
  throw new Error(`The focus never came to ${name}.`)
}

async function tabTimes(count: number): Promise<(string | undefined)[]> {
  const names = []
  for (let stops = 0; stops < count; stops++) names.push(await tab())
  return names
}

async function picture(): Promise<File> {
  return new File([await makePicture()], 'harbour.jpg', { type: 'image/jpeg' })
}

it('is filled and sent with the keyboard alone, and shows where the focus is', async () => {
  const { bodies } = showForm({ defaultValues: {}, defaultModel: 'veo-3.0-generate-preview' })
  const choose = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => undefined)

  expect(await tab()).toBe('Prompt')
  await userEvent.keyboard('A boat')
  expect(await tab()).toBe('Model')
  await userEvent.keyboard('{ArrowUp}{ArrowUp}')
  await waitFor(() => expect(screen.getByLabelText('Model')).toHaveValue(veo))
  expect(await tab()).toBe('Duration')
  await userEvent.keyboard('{ArrowDown}')
  expect(await tabTimes(3)).toEqual(['Resolution', 'With sound', '16:9 landscape'])
  await userEvent.keyboard('{ArrowRight}')
  expect(focused()).toBe('9:16 portrait')

  expect(await tab()).toBe('Choose a picture: First frame')
  await userEvent.keyboard('{Enter}')
  expect(choose.mock.contexts).toEqual([pictureField('First frame').querySelector('input')])
  choose.mockRestore()
  await ways.pick('First frame', await picture())
  await waitFor(() => within(pictureField('First frame')).getByRole('img'))
  await waitFor(() => expect(focused()).toBe('Remove: First frame'))
  expect(await tabTimes(3)).toEqual([
    'Choose a picture: Last frame',
    'Pictures of another shape',
    'More settings',
  ])
  await userEvent.keyboard(' ')
  expect(await tab()).toBe('Seed')
  await userEvent.keyboard('42')
  expect(screen.getByLabelText('Seed')).toHaveValue(42)
  expect(await tab()).toBe('Roll a seed')
  await userEvent.keyboard('{Enter}')
  expect(screen.getByLabelText('Seed')).not.toHaveValue(42)
  expect(await tabTimes(2)).toEqual(['How many', 'Watermark'])
  await userEvent.keyboard(' ')
  expect(await tab()).toBe('Generate')
  await userEvent.keyboard('{Enter}')

  await waitFor(() => expect(bodies).toHaveLength(1))
  expect(bodies[0]).toMatchObject({
    model: veo,
    prompt: 'A boat',
    durationSeconds: 6,
    aspectRatio: '9:16',
    image: expect.stringMatching(/^data:image/) as unknown,
    seed: expect.any(Number) as unknown,
    addWatermark: true,
  })
  expect(focused()).toBe('Generate')
})

it('is sent from the prompt by Ctrl+Enter, from any one-line field by Enter, and not by either twice', async () => {
  const { bodies, advance } = showForm({ defaultValues: {}, defaultModel: veo })
  await tab()
  await userEvent.keyboard('A boat{Enter}in the rain{Control>}{Enter}{Enter}{/Control}')
  await waitFor(() => expect(bodies).toHaveLength(1))
  await advance(1500)
  expect(bodies).toMatchObject([{ prompt: 'A boat\nin the rain' }])
  expect(focused()).toBe('Prompt')

  await tabTo('More settings')
  await userEvent.keyboard(' ')
  await tab()
  await userEvent.keyboard('7{Enter}{Enter}')
  await waitFor(() => expect(bodies).toHaveLength(2))
  await advance(1500)
  expect(bodies).toMatchObject([{}, { seed: 7 }])
  expect(focused()).toBe('Seed')
})

it('brings the focus to the first thing amiss, out of closed settings too', async () => {
  const catalog = { [veo]: { ...modelCatalog[veo], needsImage: true } }
  const children = (
    <>
      <VideoPromptFormTextarea />
      <VideoPromptFormAdvanced>
        <VideoPromptFormFirstFrame />
      </VideoPromptFormAdvanced>
      <VideoPromptFormSubmit />
    </>
  )
  const { bodies } = showForm(
    { models: [veo], defaultValues: {}, children },
    { clientOptions: { catalog } },
  )
  await tabTo('Generate')
  await userEvent.keyboard('{Enter}')
  expect(focused()).toBe('Prompt')
  await userEvent.keyboard('A boat')

  await tabTo('Generate')
  await userEvent.keyboard('{Enter}')
  expect(focused()).toBe('Choose a picture: First frame')
  expect(bodies).toHaveLength(0)
})

it('never loses the focus with what had it', async () => {
  showForm({ defaultModel: veo, defaultValues: {} })
  await tabTo('Fog over tea hills, slow aerial shot')
  await userEvent.keyboard('{Enter}')
  expect(focused()).toBe('Prompt')

  for (const name of ['First frame', 'Last frame']) {
    await tabTo(`Choose a picture: ${name}`)
    await ways.pick(name, await picture())
    await waitFor(() => expect(focused()).toBe(`Remove: ${name}`))
  }
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(focused()).toBe('Choose a picture: Last frame'))
  await ways.pick('Last frame', await picture())
  await waitFor(() => expect(focused()).toBe('Remove: Last frame'))
  // Without a first frame there is no field for the last one, until there is one again.
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Enter}')
  await waitFor(() => expect(focused()).toBe('Choose a picture: First frame'))
  expect(screen.queryByRole('group', { name: 'Last frame' })).toBeNull()

  await ways.pick('First frame', new File([], 'empty.jpg', { type: 'image/jpeg' }))
  await waitFor(() => screen.getByText('This file is empty.'))
  await waitFor(() => expect(focused()).toBe('Choose a picture: First frame'))
})

it('stops reading a picture by keyboard', async () => {
  showForm({ defaultModel: veo })
  const large = await makePicture({ width: 7744, height: 5184 })
  await tabTo('Choose a picture: First frame')
  await ways.drop('First frame', new File([large], 'large.jpg'))
  await waitFor(() => expect(focused()).toBe('Cancel'))

  await userEvent.keyboard('{Enter}')

  await waitFor(() => expect(focused()).toBe('Choose a picture: First frame'))
  expect(chooseButton('First frame')).toHaveFocus()
})

it('keeps the focus where it is while a submit is on its way, and where it is refused', async () => {
  const catalog = { [veo]: { ...modelCatalog[veo], gone: true } }
  showForm({ models: [veo] }, { clientOptions: { catalog } })

  await tabTo('Generate')
  await userEvent.keyboard('{Enter}')

  expect(focused()).toBe('Model')
  expect(promptField()).toHaveValue('A boat')
  expect(generate()).toHaveAttribute('aria-disabled', 'false')
})
