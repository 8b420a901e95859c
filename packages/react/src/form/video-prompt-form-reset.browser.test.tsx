import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { VideoPromptFormModel, VideoPromptFormSubmit, VideoPromptFormTextarea } from './index.ts'
import { generate, promptField, showForm } from './show-form.test-helper.tsx'

it('shows after a reset what it then sends', async () => {
  const children = (
    <>
      <VideoPromptFormTextarea />
      <VideoPromptFormModel />
      <button type="reset">Reset</button>
      <VideoPromptFormSubmit />
    </>
  )
  const { bodies } = showForm({ defaultModel: 'veo-3.1-generate-preview', children })
  await userEvent.fill(promptField(), 'Another boat')
  await userEvent.selectOptions(screen.getByLabelText('Model'), 'seedance-1.0-pro')

  await userEvent.click(screen.getByRole('button', { name: 'Reset' }))

  await waitFor(() => expect(promptField()).toHaveValue('A boat'))
  expect(screen.getByLabelText('Model')).toHaveValue('veo-3.1-generate-preview')
  await userEvent.click(generate())
  await waitFor(() => expect(bodies).toHaveLength(1))
  expect(bodies).toMatchObject([{ model: 'veo-3.1-generate-preview', prompt: 'A boat' }])
})
