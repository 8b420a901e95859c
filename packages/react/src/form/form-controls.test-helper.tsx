import { createVideoClient, memoryFileStore, memoryVideoStore } from '@generated-video/client'
import type { VideoModel } from '@generated-video/client'
import { fireEvent, render, renderHook, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import type { ReactNode } from 'react'
import { VideoProvider } from '../provider/video-provider.tsx'
import type { VideoTestOptions } from '../testing/create-video-test.tsx'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { useVideoForm } from './use-video-form.ts'
import type { UseVideoFormOptions } from './video-form.ts'
import { VideoPromptForm } from './video-prompt-form.tsx'
import type { VideoPromptFormProps } from './video-prompt-form.tsx'

export const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name)
export const prompt = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' })
export const model = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Model' })
export const generate = () => screen.getByRole('button', { name: 'Generate' })
export const form = () => prompt().form
export const choose = (name: string, value: string | number) =>
  fireEvent.change(field(name), { target: { value } })
export const write = (text: string) => fireEvent.change(prompt(), { target: { value: text } })
export const statusLine = () => document.querySelector('[data-slot=video-prompt-form-status]')

/** A model like Sora, with settings of its own. */
export const custom: VideoModel = {
  label: 'Own',
  family: 'veo',
  durations: [5],
  aspectRatios: ['16:9', '9:16'],
  typicalTime: { p50: 1000, p90: 2000 },
  result: 'url',
}

/** The test set-up, with the bodies that reach the gateway. */
export function setUpForm(options: VideoTestOptions = {}) {
  const bodies: unknown[] = []
  const video = setUpVideoTest({
    ...options,
    async onRequest(request) {
      if (request.method === 'POST') bodies.push(await request.clone().json())
      await options.onRequest?.(request)
    },
  })
  return { ...video, bodies }
}

export function showForm(props: VideoPromptFormProps = {}, options: VideoTestOptions = {}) {
  const video = setUpForm(options)
  return { ...video, ...render(<VideoPromptForm {...props} />, { wrapper: video.wrapper }) }
}

/** The form without its looks. */
export function holdForm(options: UseVideoFormOptions = {}, videoOptions: VideoTestOptions = {}) {
  const video = setUpForm(videoOptions)
  const { wrapper } = video
  const hold = () => {
    const { result, unmount } = renderHook(() => useVideoForm(options), { wrapper })
    return { unmount, form: () => result.current }
  }
  /** `another` holds one more form, of the same draft. */
  return { ...video, ...hold(), another: hold }
}

let count = 0

/** A provider whose gateway answers `GET …/models` in its own way. */
export function withList(answer: () => Response | Promise<Response>) {
  const video = setUpVideoTest()
  const client = createVideoClient({
    baseUrl: 'https://mock-gateway.example/v1',
    apiKey: 'mock',
    dangerouslyAllowBrowser: true,
    scope: `listed-${++count}`,
    store: memoryVideoStore,
    files: memoryFileStore,
    retries: 0,
    clock: video.client.clock,
    fetch: async (request) =>
      request.url.endsWith('/models') ? answer() : video.gateway.fetch(request),
  })
  return {
    ...video,
    client,
    wrapper: ({ children }: { children: ReactNode }) => (
      <StrictMode>
        <VideoProvider client={client}>{children}</VideoProvider>
      </StrictMode>
    ),
  }
}

export const listing = (...ids: readonly string[]) =>
  Response.json({ object: 'list', data: ids.map((id) => ({ id, object: 'model' })) })
