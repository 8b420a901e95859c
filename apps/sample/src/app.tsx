import {
  GeneratedVideo,
  GeneratedVideoRemove,
  useVideoHistory,
  VideoProvider,
} from '@generated-video/react'
import {
  GeneratedVideoExtend,
  GeneratedVideoRemix,
  GeneratedVideoReuse,
  VideoPromptForm,
} from '@generated-video/react/form'
import { gatewayNote } from './gateway-note.ts'
import { PathSwitch } from './path-switch.tsx'
import { sampleClient } from './sample-client.ts'
import { SaveAll } from './save-all.tsx'
import { useGatewayPath } from './use-gateway-path.ts'
import type { GatewayPath } from './sample-client.ts'

/** The sample: a prompt, a model, and what becomes of it. */
export function App() {
  const [path, setPath] = useGatewayPath()
  return (
    <VideoProvider key={path} client={sampleClient(path)}>
      <header className="page-header">
        <h1>
          <img src="/favicon.svg" alt="" width="32" height="32" /> Generated Video
        </h1>
        <PathSwitch path={path} onPathChange={setPath} />
      </header>
      <main>
        <GatewayBanner path={path} />
        <section className="composer" aria-label="New video">
          <VideoPromptForm />
        </section>
        <Videos />
      </main>
    </VideoProvider>
  )
}

/** What a video can lead to. */
function NextSteps() {
  return (
    <>
      <GeneratedVideoExtend />
      <GeneratedVideoRemix />
      <GeneratedVideoReuse />
      <GeneratedVideoRemove />
    </>
  )
}

function GatewayBanner({ path }: { path: GatewayPath }) {
  if (gatewayNote.kind === 'real') {
    return (
      <p className="banner" data-kind="real">
        <strong>Real gateway</strong> at {gatewayNote.host}: every Generate costs money. The key
        stays on the server, so there is no way straight to the gateway.
      </p>
    )
  }
  return (
    <p className="banner" data-kind="mock">
      <strong>Mock gateway</strong> at {gatewayNote.speed}× the speed of life: no key, nothing is
      billed, every video is a real MP4.{' '}
      {path === 'server'
        ? 'The server keeps the key and sends plain video.'
        : 'The page holds the key and decodes base64 itself.'}
    </p>
  )
}

function Videos() {
  const { generations, shown } = useVideoHistory()
  return (
    <>
      <div className="list-bar">
        <SaveAll generations={generations} />
      </div>
      {shown.length === 0 && <p className="empty">Your videos appear here, the newest first.</p>}
      <ol className="videos" aria-label="Videos">
        {shown.map((generation) => (
          <li key={generation.id}>
            <GeneratedVideo generation={generation} actions={<NextSteps />} />
          </li>
        ))}
      </ol>
    </>
  )
}
