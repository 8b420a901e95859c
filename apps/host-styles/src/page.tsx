import { createVideoClient } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import { GeneratedVideo, VideoProvider } from '@generated-video/react'
import { VideoPromptForm } from '@generated-video/react/form'
import { createRoot } from 'react-dom/client'

/** Cards in several states and a form, as any app would show them. The last card has utilities of Tailwind. */
export async function showPage(): Promise<void> {
  const { fetch, advance } = createMockGateway({ seed: 1 })
  const client = createVideoClient({
    baseUrl: 'https://mock.example/v1',
    apiKey: 'any',
    dangerouslyAllowBrowser: true,
    fetch,
  })
  const request = { model: 'sora-2', prompt: 'A paper boat in the rain' } as const
  const running = await client.submit(request)
  const failing = await client.submit({ ...request, prompt: 'A boat [fault:failed]' })
  advance(10 * 60_000)
  const failed = await client.retrieve(failing)

  const root = document.body.appendChild(document.createElement('main'))
  createRoot(root).render(
    <VideoProvider client={client}>
      <VideoPromptForm />
      <GeneratedVideo />
      <GeneratedVideo task={running} />
      <GeneratedVideo task={failed} prompt="A boat" />
      <GeneratedVideo className="p-8 bg-red-500" prompt="With utilities" />
    </VideoProvider>,
  )
}
