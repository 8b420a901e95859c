import { VideoPromptForm } from '@generated-video/react/form'
import { Videos } from './videos.tsx'

export default function Page() {
  return (
    <main>
      <VideoPromptForm />
      <Videos />
    </main>
  )
}
