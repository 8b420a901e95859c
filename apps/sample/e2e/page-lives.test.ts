import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { expect, it } from 'vitest'
import { chromiumLaunch } from '../../../chromium.ts'
import { readDatabase } from './read-database.ts'
import { openSample } from './open-sample.ts'
import { generate, newestCard, openPage, play, readLedger } from './sample-page.ts'
import type { Page } from 'playwright'

const prompt = 'A paper boat in the rain'

const sample = openSample()

async function expectOneBill(): Promise<void> {
  expect(await sample.billed()).toBe(1)
}

async function expectReady(page: Page): Promise<void> {
  const card = await newestCard(page, 'ready')
  expect(await card.textContent()).toContain(prompt)
  expect((await play(card)).time).toBeGreaterThan(0)
}

const moments: readonly [string, (page: Page) => Promise<unknown>][] = [
  ['as soon as it is billed', () => expect.poll(() => sample.billed(), { interval: 5 }).toBe(1)],
  ['in mid-task', (page) => newestCard(page, 'queued', 'in_progress')],
  ['after the end', (page) => newestCard(page, 'ready')],
]

it.each(['server', 'direct'] as const)(
  'goes on after a reload in mid-task (path: %s)',
  async (path) => {
    const { page, complaints } = await openPage(sample.browser, `${sample.url}/?path=${path}`)
    await generate(page, 'sora-2', prompt)
    await newestCard(page, 'queued', 'in_progress')

    await page.reload()

    await expectReady(page)
    await expectOneBill()
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

it.each(moments)('shows its video after a reload %s, billed once', async (_, until) => {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=server`)
  await generate(page, 'sora-2', prompt)
  await until(page)

  await page.reload()

  await expectReady(page)
  await expectOneBill()
  expect(await page.locator('[data-slot="generated-video"]').count()).toBe(1)
  await page.context().close()
})

it('shows the same list in two tabs, and asks for one video', async () => {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=server`)
  const other = await page.context().newPage()
  await other.goto(`${sample.url}/?path=server`)

  await generate(page, 'sora-2', prompt)

  await Promise.all([expectReady(page), expectReady(other)])
  await expectOneBill()
  await page.context().close()
})

it('forgets what is removed, in every tab and life, unless that is taken back', async () => {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=server`)
  const other = await page.context().newPage()
  await other.goto(`${sample.url}/?path=server`)
  const cards = (one: Page) => one.locator('[data-slot="generated-video"]')
  await generate(page, 'sora-2', prompt)
  await newestCard(other, 'ready')

  await page.getByRole('button', { name: 'Remove from this list' }).click()
  await cards(page).waitFor({ state: 'detached' })
  await cards(other).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expectReady(other)
  await page.getByRole('button', { name: 'Remove from this list' }).click()
  // What the other tab is told of has been written.
  await cards(other).waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText('Your videos appear here').waitFor()

  expect(await cards(page).count()).toBe(0)
  await expectOneBill()
  await page.context().close()
})

it('goes on after the user has been elsewhere in the app', async () => {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=server`)
  await generate(page, 'sora-2', prompt)
  await newestCard(page, 'queued', 'in_progress')

  await page.getByRole('radio', { name: 'Straight to the gateway' }).check()
  await page.getByText('Your videos appear here').waitFor()
  await page.goBack()

  await expectReady(page)
  await expectOneBill()
  await page.context().close()
})

it('asks hardly at all while hidden, and at once when it is seen again', async () => {
  // The handler may answer with what it was told a moment ago, and would then be asked twice.
  const { page } = await openPage(sample.browser, `${sample.url}/?path=direct`)
  await generate(page, 'sora-2', prompt)
  await newestCard(page, 'queued', 'in_progress')
  let polls = 0
  page.on('request', (request) => {
    if (/generations\/(?!download)/.test(request.url())) polls++
  })

  await show(page, 'hidden')
  await expect
    .poll(async () => (await readLedger(sample.url)).tasks.at(-1)?.status, { timeout: 60_000 })
    .toBe('succeeded')
  const whileHidden = polls
  await show(page, 'visible')

  await expectReady(page)
  // One was due already when the page was hidden.
  expect(whileHidden).toBeLessThanOrEqual(1)
  expect(polls).toBe(whileHidden + 1)
  await expectOneBill()
  await page.context().close()
})

/** As when the tab is left, or looked at again. */
async function show(page: Page, visibility: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, visibility)
}

it('goes on after half a minute of the task’s life offline', async () => {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=server`)
  await generate(page, 'sora-2', prompt)
  const card = await newestCard(page, 'queued', 'in_progress')

  await page.context().setOffline(true)
  await card.and(page.locator('[data-connection="retrying"]')).waitFor()
  await page.context().setOffline(false)

  await expectReady(page)
  await expectOneBill()
  await page.context().close()
})

it('goes on after the browser has been closed and opened again', async () => {
  const profile = await openProfile()
  const first = await profile.open()
  await generate(first.page, 'sora-2', prompt)
  await newestCard(first.page, 'queued', 'in_progress')
  await first.close()

  const second = await profile.open()

  await expectReady(second.page)
  await expectOneBill()
  await second.close()
  await profile.remove()
})

it('plays what was kept after a restart of the browser, though the gateway has it no more', async () => {
  const profile = await openProfile()
  const first = await profile.open()
  await generate(first.page, 'sora-2', prompt)
  await expectReady(first.page)
  await expect.poll(() => countKept(first.page)).toBe(1)
  await first.close()

  const second = await profile.open()
  const asked: string[] = []
  await second.page.route('**/video/generations/**', (route) => {
    asked.push(route.request().url())
    return route.fulfill({ status: 404, json: { error: { code: 'expired', message: 'Gone.' } } })
  })
  await second.page.reload()

  await expectReady(second.page)
  expect(asked).toEqual([])
  await second.close()
  await profile.remove()
})

/** A browser profile on disk, which outlives the browser. */
async function openProfile() {
  const folder = await mkdtemp(join(tmpdir(), 'generated-video-'))
  return {
    async open() {
      const context = await chromium.launchPersistentContext(folder, chromiumLaunch)
      const page = await context.newPage()
      await page.goto(`${sample.url}/?path=server`)
      return { page, close: () => context.close() }
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10 }),
  }
}

/** How many videos lie on the disk. */
async function countKept(page: Page): Promise<number> {
  const database = `generated-video:${sample.url}/api:file-list`
  return (await readDatabase(page, database, 'files')).length
}
