import { createMockGateway } from '@generated-video/mock-gateway'
import { createVideoClient } from '@generated-video/client'
import {
  GeneratedVideo,
  GeneratedVideoSaveAs,
  useVideoDownload,
  useVideoGeneration,
  useVideoHistory,
  useVideoModels,
  VideoProvider,
} from '@generated-video/react'
import { VideoPromptForm } from '@generated-video/react/form'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'

// Node has had one since 21; where npm has no Node 20 for this platform, a newer one runs this.
Reflect.deleteProperty(globalThis, 'navigator')

const gateway = createMockGateway({ seed: 1 })
const client = createVideoClient({
  baseUrl: 'https://mock.example/v1',
  apiKey: 'any',
  fetch: gateway.fetch,
})
const request = { model: 'sora-2', prompt: 'A paper boat in the rain' } as const

const running = await client.submit(request)
gateway.advance(10 * 60_000)
const finished = await client.retrieve(running)
const { size } = await client.download(finished)
const failing = await client.submit({ ...request, prompt: 'A boat [fault:failed]' })
gateway.advance(10 * 60_000)
const failed = await client.retrieve(failing)

function Hooks() {
  const { status } = useVideoGeneration()
  const { data } = useVideoDownload(finished)
  const { isPending } = useVideoModels()
  const { generations } = useVideoHistory()
  return <p>{[status, String(data?.size), String(isPending), generations.length].join(' ')}</p>
}

const pages: Readonly<Record<string, ReactNode>> = {
  nothing: <GeneratedVideo />,
  link: <GeneratedVideo src="https://files.example/boat.mp4" />,
  relative: <GeneratedVideo src="/boat.mp4" />,
  'data URL': <GeneratedVideo src="data:video/mp4;base64,AAAA" />,
  Blob: <GeneratedVideo src={new Blob(['boat'], { type: 'video/mp4' })} />,
  'task id': <GeneratedVideo taskId="video_1" model="veo-3.1-generate-preview" />,
  'running task': <GeneratedVideo task={running} />,
  'finished task': <GeneratedVideo task={finished} actions={<GeneratedVideoSaveAs />} />,
  'failed task': <GeneratedVideo task={failed} />,
  generations: client.generations
    .list()
    .map((generation) => <GeneratedVideo key={generation.id} generation={generation} />),
  form: <VideoPromptForm prices={{ currency: 'USD', models: { 'sora-2': { perSecond: 0.1 } } }} />,
  hooks: <Hooks />,
}

const rendered = Object.entries(pages).map(([name, page]) => {
  const html = renderToString(<VideoProvider client={client}>{page}</VideoProvider>)
  return [name, html] as const
})
const withoutProvider = renderToString(<GeneratedVideo src="https://files.example/boat.mp4" />)

console.log(
  JSON.stringify({
    hasNavigator: 'navigator' in globalThis,
    size,
    pages: { ...Object.fromEntries(rendered), 'without provider': withoutProvider },
  }),
)
