import { cleanup, render, screen } from '@testing-library/react'
import { onTestFinished } from 'vitest'
import type { VideoTestOptions } from '../testing/create-video-test.tsx'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import type { StrictVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { VideoPromptForm } from './video-prompt-form.tsx'
import type { VideoPromptFormProps } from './video-prompt-form.tsx'

export interface ShownForm extends StrictVideoTest {
  /** The bodies that the gateway was sent. */
  readonly bodies: readonly Readonly<Record<string, unknown>>[]
  /** Takes the form away and shows it anew, as another page of the app and back. */
  readonly showAgain: () => void
}

/** Shows a form, with the prompt written, and notes what its gateway is sent. */
export function showForm(props: VideoPromptFormProps, options: VideoTestOptions = {}): ShownForm {
  const bodies: Record<string, unknown>[] = []
  const video = setUpVideoTest({
    ...options,
    async onRequest(request) {
      if (request.method !== 'POST') return
      bodies.push((await request.clone().json()) as Record<string, unknown>)
    },
  })
  const show = () =>
    render(<VideoPromptForm defaultValues={{ prompt: 'A boat' }} {...props} />, {
      wrapper: video.wrapper,
    })
  show()
  onTestFinished(cleanup)
  return {
    ...video,
    bodies,
    showAgain() {
      cleanup()
      show()
    },
  }
}

export const generate = () => screen.getByRole('button', { name: 'Generate' })
export const promptField = () => screen.getByRole('textbox', { name: 'Prompt' })
