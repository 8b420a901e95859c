import { createVideoClient, memoryVideoStore } from '@generated-video/client'
import type { VideoRequest } from '@generated-video/client'
import { Profiler } from 'react'
import type { ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { commitFigures, steady } from './commit-figures.ts'
import { takeOverTime } from './take-over-time.ts'
import { watchCards } from './watch-cards.ts'
import { watchGateway } from './watch-gateway.ts'
import type { Figures } from '../../results/sample.ts'
import type { AppProps } from './app-props.ts'

/**
 * Counts what React commits in an app while its videos are made.
 *
 * @throws An `Error` where the count would say nothing: a card did not move, or what {@link commitFigures} throws.
 */
export async function countCommits(App: ComponentType<AppProps>, cards: number): Promise<Figures> {
  const { fetch, polls, busy } = watchGateway()
  const client = createVideoClient({
    baseUrl: 'https://mock-gateway.example/v1',
    apiKey: 'mock',
    dangerouslyAllowBrowser: true,
    store: memoryVideoStore,
    fetch,
  })
  const requests = Array.from({ length: cards }, (_, number): VideoRequest => {
    return { model: 'sora-2', prompt: `Paper boat ${number}` }
  })
  const commits: number[] = []
  const quietCommits: number[] = []
  const container = document.body.appendChild(document.createElement('main'))
  const watch = watchCards(container, cards)
  const start = Date.UTC(2026, 10, 22)
  const time = takeOverTime(start, busy)

  createRoot(container).render(
    <Profiler id="all" onRender={() => commits.push(Date.now())}>
      <App
        client={client}
        requests={requests}
        onQuietRender={() => quietCommits.push(Date.now())}
      />
    </Profiler>,
  )
  for (let second = 0; second <= steady.to; second++) {
    // Between a tick and an answer.
    await time.moveTo(start + second * 1_000 + 250)
    if (second >= steady.from) watch.look()
  }
  return commitFigures({ start, commits, quietCommits, polls, cards })
}
