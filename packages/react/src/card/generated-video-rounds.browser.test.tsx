import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { cdp } from 'vitest/browser'
import '../styles.css'
import { VideoPromptForm } from '../form/video-prompt-form.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { watchObjectUrls } from '../testing/watch-object-urls.test-helper.ts'
import { watchVideos } from '../testing/watch-videos.test-helper.ts'
import { GeneratedVideo } from './generated-video.tsx'

const full = Boolean(import.meta.env['VITE_FULL'])
const rounds = full ? 200 : 20
const afterlife = 5 * 60_000
afterEach(() => cleanup())

function Page() {
  const [newest] = useVideoGenerations()
  return (
    <>
      <VideoPromptForm />
      <GeneratedVideo generation={newest} />
    </>
  )
}

it(
  `leaves nothing behind after ${rounds} rounds of generating, playing and leaving`,
  async ({ annotate }) => {
    const urls = watchObjectUrls()
    const videos = watchVideos()
    const { wrapper, advance, advanceUntil, client, gateway } = setUpVideoTest({ speed: 40 })

    /** One visit: from the prompt to a video that plays, and away. */
    async function visit(round: number) {
      const { unmount } = render(<Page />, { wrapper })
      fireEvent.change(screen.getByLabelText('Prompt'), { target: { value: `Boat ${round}` } })
      fireEvent.click(screen.getByRole('button', { name: 'Generate' }))
      await advanceUntil(() => screen.getByRole('button', { name: 'Save video' }))
      await play()
      await waitForPoster()
      unmount()
    }

    async function waitForPoster() {
      const { id = '' } = client.generations.list()[0] ?? {}
      await waitFor(async () => expect(await client.posters.get(id)).toBeDefined())
    }

    // What is made once, such as the page's code and its caches, is no leak.
    for (let round = 0; round < 3; round++) await visit(round)
    await advance(afterlife)
    const before = await collectGarbage()
    for (let round = 0; round < rounds; round++) await visit(round)
    await advance(afterlife)
    const after = await collectGarbage()

    const left = {
      urls: urls.live().length,
      videos: videos.held().length,
    }
    const heap = `${((after - before) / 1e6).toFixed(2)} MB`
    await annotate(`${left.urls} object URLs and ${left.videos} videos left, heap +${heap}`, 'R14')
    expect(urls.made()).toBe(rounds + 3)
    expect(left).toEqual({ urls: 0, videos: 0 })
    expect(after - before).toBeLessThan(5e6)
    expect((await gateway.ledger()).billed).toBe(rounds + 3)
  },
  full ? 900_000 : 120_000,
)

async function play(): Promise<void> {
  const video = document.querySelector('video')
  if (!video) throw new Error('There is no video.')
  video.muted = true
  await video.play()
  await waitFor(() => expect(video.currentTime).toBeGreaterThan(0))
}

/** Frees what nobody holds. Gives the bytes of JavaScript that remain. */
async function collectGarbage(): Promise<number> {
  // Twice, with a task between: what a finalizer lets go of is collected by the next.
  for (let turn = 0; turn < 3; turn++) {
    await cdp().send('HeapProfiler.collectGarbage')
    await new Promise((resolve) => setTimeout(resolve))
  }
  const { usedSize } = await cdp().send('Runtime.getHeapUsage')
  return usedSize
}
