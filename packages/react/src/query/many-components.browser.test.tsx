import { act, cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { useVideoTask } from '../generation/use-video-task.ts'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'

afterEach(cleanup)

/** Milliseconds in which components come, the parent renders, and the focus goes and comes. */
const restless = 12_000
const life = 180_000

function Reader({ taskId }: { taskId: string }) {
  return <i>{useVideoTask({ taskId, model: 'sora-2' }).data?.task.status}</i>
}

/** A parent that has rendered so often, with so many readers of one task, and a card, below it. */
function Page({ taskId, readers }: { taskId: string; readers: number; renders: number }) {
  return (
    <main>
      <GeneratedVideo taskId={taskId} model="sora-2" />
      {Array.from({ length: readers }, (_, reader) => (
        <Reader key={reader} taskId={taskId} />
      ))}
    </main>
  )
}

/** As when the user goes to another tab and comes back. */
function flipFocus(): void {
  for (const state of ['hidden', 'visible']) {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    window.dispatchEvent(new Event('visibilitychange'))
  }
}

/** When a page with so many components asked for the task, in milliseconds. */
async function follow(components: number): Promise<number[]> {
  const asked: number[] = []
  const start = Date.UTC(2026, 10, 22)
  const video = setUpVideoTest({
    fault: 'slow',
    startAt: start,
    onRequest: ({ method }) => {
      if (method === 'GET') asked.push(video.client.clock.now() - start)
    },
  })
  const { taskId } = await video.client.submit({ model: 'sora-2', prompt: 'A boat' })
  const page = (time: number) => {
    const readers = Math.min(components, 1 + Math.floor(time / 150)) - 1
    return <Page taskId={taskId} readers={readers} renders={Math.floor(time / 100)} />
  }
  const { rerender } = render(page(0), { wrapper: video.wrapper })

  for (let time = 50; time <= restless; time += 50) {
    await video.advance(50)
    const hasCome = time % 150 === 0 && time <= 20 * 150
    if (time % 100 === 0 || hasCome) rerender(page(time))
    if (time % 2_400 === 0) act(flipFocus)
  }
  await video.advance(life - restless)
  return asked
}

it('asks for a task as often for twenty components as for one, a second apart at least', async () => {
  const one = await follow(1)
  cleanup()
  const twenty = await follow(20)

  const gaps = twenty.slice(1).map((time, index) => time - (twenty[index] ?? 0))
  expect(one.length).toBeGreaterThan(20)
  expect(Math.abs(twenty.length - one.length)).toBeLessThanOrEqual(1)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000)
})
