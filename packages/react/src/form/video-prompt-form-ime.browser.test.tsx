import { modelCatalog } from '@generated-video/client'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import '../styles.css'
import { imeReplays, replay } from './ime-replays.test-helper.ts'
import { generate, promptField, showForm } from './show-form.test-helper.tsx'

const veo = 'veo-3.1-generate-preview'
const catalog = { [veo]: { ...modelCatalog[veo], negativePrompt: true } }

/** A form with every field that is written into, and the field that is asked for with the focus. */
async function show(label: string, submitOnEnter: boolean) {
  const form = showForm(
    { models: [veo], submitOnEnter, ...(label === 'Prompt' && { defaultValues: {} }) },
    { clientOptions: { catalog } },
  )
  await userEvent.click(screen.getByText('More settings'))
  const field = screen.getByLabelText(label)
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
    throw new Error(`Nothing can be written into ${label}.`)
  field.focus()
  return { ...form, field }
}

it.each(imeReplays)(
  '$language as $browser reports it: no Enter that is the input method’s submits, a real one does once',
  async ({ text, events }) => {
    for (const { submitOnEnter, ...held } of [
      { submitOnEnter: true },
      { submitOnEnter: false, ctrlKey: true },
      { submitOnEnter: false, metaKey: true },
    ]) {
      const { bodies, field, advance } = await show('Prompt', submitOnEnter)

      replay(field, events, held)
      await advance(2000)
      expect(field).toHaveValue(text)
      expect(bodies).toEqual([])

      await userEvent.keyboard(submitOnEnter ? '{Enter}' : '{Control>}{Enter}{/Control}')
      await waitFor(() => expect(bodies).toMatchObject([{ prompt: text }]))
      await advance(2000)
      expect(bodies).toHaveLength(1)
      cleanup()
    }
  },
)

it.each(imeReplays)(
  '$language as $browser reports it: nothing is submitted from what to leave out, or from the seed',
  async ({ text, events }) => {
    for (const label of ['Negative prompt', 'Seed']) {
      const { bodies, field, advance } = await show(label, true)

      const typed = label === 'Seed' ? events.filter(({ type }) => type !== 'input') : events
      const prevented = replay(field, typed)
      // In a field of one line the browser itself submits.
      if (label === 'Seed') expect(prevented).not.toContain(false)
      await advance(2000)
      expect(bodies).toEqual([])

      if (label === 'Seed') await userEvent.keyboard('7{Enter}')
      else await userEvent.click(generate())
      await waitFor(() => expect(bodies).toHaveLength(1))
      expect(bodies).toMatchObject([label === 'Seed' ? { seed: 7 } : { negativePrompt: text }])
      cleanup()
    }
  },
)

it('writes on where an Enter is not the input method’s, unless it is to submit', async () => {
  const { bodies, advance } = await show('Prompt', false)

  await userEvent.keyboard('紙{Enter}船')
  await advance(2000)
  expect(promptField()).toHaveValue('紙\n船')
  expect(bodies).toEqual([])
  cleanup()

  const submitting = await show('Prompt', true)
  await userEvent.keyboard('紙{Shift>}{Enter}{/Shift}船{Enter}')
  await waitFor(() => expect(submitting.bodies).toMatchObject([{ prompt: '紙\n船' }]))
})

it.each(['Prompt', 'Negative prompt'])(
  'leaves Chromium’s own composition in %s alone, and submits after it',
  async (label) => {
    const { bodies, field, advance } = await show(label, true)
    const reported: { key: string; isComposing: boolean }[] = []
    field.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent)) return
      reported.push({ key: event.key, isComposing: event.isComposing })
    })
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 }

    await cdp().send('Input.imeSetComposition', {
      text: 'かみ',
      selectionStart: 2,
      selectionEnd: 2,
    })
    await cdp().send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
    await cdp().send('Input.insertText', { text: '紙' })
    await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })
    await advance(2000)

    expect(reported).toEqual([{ key: 'Enter', isComposing: true }])
    expect(field).toHaveValue('紙')
    expect(bodies).toEqual([])
    if (label === 'Prompt') await userEvent.keyboard('{Enter}')
    else await userEvent.click(generate())
    await waitFor(() => expect(bodies).toHaveLength(1))
  },
)
