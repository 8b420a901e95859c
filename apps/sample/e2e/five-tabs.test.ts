import { expect, it } from 'vitest'
import { openSample } from './open-sample.ts'
import { generate, openPage, readLedger } from './sample-page.ts'
import type { Page } from 'playwright'

// The closer to life, the more polls there are to compare.
const mockSpeed = process.env.VITE_FULL ? 1 : 6

const sample = openSample({ mockSpeed })

/** How often the gateway is asked per second of a task's life, where so many tabs of one browser follow two. */
async function pollsPerSecond(tabs: number): Promise<number> {
  const { tasks: before } = await readLedger(sample.url)
  const { page } = await openPage(sample.browser, `${sample.url}/?path=server`)
  const pages: Page[] = [page]
  for (let tab = 1; tab < tabs; tab++) pages.push(await page.context().newPage())
  for (const other of pages.slice(1)) await other.goto(`${sample.url}/?path=server`)

  const lives: Promise<number>[] = []
  for (const take of [1, 2]) {
    const prompt = `${tabs} tabs, take ${take}`
    await generate(page, 'sora-2', prompt)
    lives.push(life(pages, prompt))
  }
  const seconds = sum(await Promise.all(lives))
  const { tasks } = await readLedger(sample.url)
  await page.context().close()
  return sum(tasks.slice(before.length).map(({ polls }) => polls)) / seconds
}

/** Seconds until every tab shows the video. */
async function life(pages: readonly Page[], prompt: string): Promise<number> {
  const start = performance.now()
  await Promise.all(pages.map((page) => readyCard(page, prompt).waitFor({ timeout: 600_000 })))
  return (performance.now() - start) / 1_000
}

function readyCard(page: Page, prompt: string) {
  const card = page.getByRole('article', { name: `Generated video: ${prompt}`, exact: true })
  return card.and(page.locator('[data-status="ready"]'))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

it(
  'asks the gateway hardly more often for five tabs than for one',
  { timeout: 900_000 },
  async () => {
    const one = await pollsPerSecond(1)
    const five = await pollsPerSecond(5)

    expect((await readLedger(sample.url)).billed).toBe(4)
    expect(five / one).toBeLessThanOrEqual(1.2)
  },
)
