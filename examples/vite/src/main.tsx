import { createVideoClient } from '@generated-video/client'
import { GeneratedVideo, VideoProvider } from '@generated-video/react'
import { VideoPromptForm } from '@generated-video/react/form'
import { useVideoGeneration } from '@generated-video/react'
import '@generated-video/react/styles.css'
import { createRoot } from 'react-dom/client'

const client = createVideoClient({ baseUrl: '/api' })

const Videos = () =>
  useVideoGeneration().generations.map((each) => <GeneratedVideo key={each.id} generation={each} />)

createRoot(document.getElementById('root')!).render(
  <VideoProvider client={client}>
    <VideoPromptForm />
    <Videos />
  </VideoProvider>,
)
