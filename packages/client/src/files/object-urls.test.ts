import { expect, it } from 'vitest'
import { manualClock } from '../manual-clock.test-helper.ts'
import { createObjectUrls } from './object-urls.ts'

const blob = new Blob(['video'])

async function isAlive(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}

it('lends every reader of a file the same URL', () => {
  const { lend } = createObjectUrls(manualClock())

  expect(lend('file', blob).url).toBe(lend('file', blob).url)
})

it('keeps a URL alive for five minutes after its last reader, and no longer', async () => {
  const clock = manualClock()
  const { lend } = createObjectUrls(clock)
  const [one, other] = [lend('file', blob), lend('file', blob)]
  one.release()
  one.release()
  clock.advance(600_000)
  const whileRead = await isAlive(one.url)

  other.release()
  clock.advance(299_999)
  const before = await isAlive(one.url)
  clock.advance(1)

  expect([whileRead, before, await isAlive(one.url)]).toEqual([true, true, false])
})

it('hands the same URL to a reader who comes back in time, and a new one afterwards', async () => {
  const clock = manualClock()
  const { lend } = createObjectUrls(clock)
  const first = lend('file', blob)
  first.release()
  clock.advance(200_000)

  const second = lend('file', blob)
  clock.advance(600_000)
  const alive = await isAlive(second.url)
  second.release()
  clock.advance(300_000)
  const third = lend('file', blob)

  expect(second.url).toBe(first.url)
  expect(alive).toBe(true)
  expect(third.url).not.toBe(first.url)
  expect(await isAlive(third.url)).toBe(true)
})
