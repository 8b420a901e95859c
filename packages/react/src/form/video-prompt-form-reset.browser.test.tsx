import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { generate, promptField, showForm } from './show-form.test-helper.tsx'

it('shows after a reset what it then sends', async () => {
  const { bodies } = showForm({ defaultModel: 'veo-3.1-generate-preview' })
  await userEvent.fill(promptField(), 'Another boat')
  await userEvent.selectOptions(screen.getByLabelText('Model'), 'seedance-1.0-pro')

  document.querySelector('form')?.reset()

  await waitFor(() => expect(promptField()).toHaveValue('A boat'))
  expect(screen.getByLabelText('Model')).toHaveValue('veo-3.1-generate-preview')
  await userEvent.click(generate())
  await waitFor(() => expect(bodies).toHaveLength(1))
  expect(bodies).toMatchObject([{ model: 'veo-3.1-generate-preview', prompt: 'A boat' }])
})
