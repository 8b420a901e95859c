import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { readDatabase } from './read-database.ts'
import { openSample } from './open-sample.ts'
import { generate, newestCard, openPage, readLedger } from './sample-page.ts'
import type { Page } from 'playwright'

const prompt = 'A paper boat in the rain'
const { points, seeds } = process.env.VITE_FULL ? { points: 20, seeds: 5 } : { points: 5, seeds: 1 }
/** A little longer than a task of the sped-up mock takes, in milliseconds. */
const life = 4_000

const sample = openSample()

const moments = Array.from({ length: seeds }, (_, seed) => momentsOf(seed + 1, points)).flat()

it.each(moments)(
  'loses no paid task where the page is killed %i ms after the click',
  async (moment) => {
    const { page } = await openPage(sample.browser, `${sample.url}/?path=server`)
    await generate(page, 'sora-2', prompt)
    await wait(moment)
    await kill(page)

    const next = await page.context().newPage()
    await next.goto(`${sample.url}/?path=server`)
    await next.locator('.videos, .empty').first().waitFor()

    // Before its POST nothing was paid, and there may be nothing to show.
    const paid = await sample.billed()
    expect(paid).toBeLessThanOrEqual(1)
    if (paid === 1) {
      const card = await newestCard(next, 'ready')
      expect(await card.textContent()).toContain(prompt)
    }
    const { tasks } = await readLedger(sample.url)
    expect(await sample.billed()).toBe(paid)
    const database = `generated-video:${sample.url}/api`
    for (const [key, record] of await readDatabase(next, database, 'entries')) {
      expect(key).toMatch(/^(generation|request)\//)
      if (!key.startsWith('generation/')) continue
      expect(Buffer.byteLength(record)).toBeLessThanOrEqual(2_048)
      expect(record).not.toMatch(/paper boat|sk-|base64/)
      if (paid === 1) expect(tasks.some(({ task_id: id }) => record.includes(id))).toBe(true)
    }
    await page.context().close()
  },
)

/** As the system does it: no event, no last words. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  session.send('Page.crash').catch(() => undefined)
  await crashed
}

/** Spread over a task's life, and decided by the seed alone. */
function momentsOf(seed: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const within = (Math.imul(seed * 7_919 + index, 2_654_435_761) >>> 0) / 2 ** 32
    return Math.round(((index + within) / count) ** 2 * life)
  })
}
