import { createVideoClient } from '@generated-video/client'
import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { useToday } from '../form/use-today.ts'
import { VideoClientContext } from '../provider/video-client-context.ts'
import { useElapsedWhenRead } from './use-elapsed-when-read.ts'

const day = 86_400_000

it('reads the same time twice in one render, though a second, or a day, passes between the two', () => {
  const complain = vi.spyOn(console, 'error')
  let now = 0
  const client = createVideoClient({
    baseUrl: 'http://gateway.test',
    clock: { now: () => (now += day), schedule: () => () => undefined },
  })

  render(
    <VideoClientContext.Provider value={client}>
      <Hands />
    </VideoClientContext.Provider>,
  )

  expect(screen.getByRole('time').textContent).toMatch(/^\d+ \d+$/)
  expect(complain).not.toHaveBeenCalled()
})

function Hands() {
  const read = useElapsedWhenRead(0).read()
  const today = useToday()
  return <time>{`${read} ${today}`}</time>
}
