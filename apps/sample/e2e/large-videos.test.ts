import { expect, it } from 'vitest'
import { openSample } from './open-sample.ts'
import { generate, newestCard, openPage, play, readLedger, save } from './sample-page.ts'
import type { Page } from 'playwright'

const mebibyte = 2 ** 20

const sample = openSample()

/** Larger ones wait for the user, in MiB. */
const largestUnasked = 64

async function fetchVideo(page: Page): Promise<void> {
  const card = await newestCard(page, 'not_fetched')
  await card.getByRole('button', { name: 'Fetch video' }).click()
}

const sizes = import.meta.env.VITE_FULL ? [15, 256, 512] : [15, 256]
const largest = Math.max(...sizes)
const paths = ['server', 'direct']

it.each(paths.flatMap((path) => sizes.map((size) => [path, size] as const)))(
  'plays and saves a Sora video, byte for byte (path: %s, %i MiB)',
  async (path, size) => {
    const { page, complaints } = await openPage(sample.browser, `${sample.url}/?path=${path}`)
    await generate(page, 'sora-2', `a whale [size:${size * mebibyte}]`)
    if (size > largestUnasked) await fetchVideo(page)
    const card = await newestCard(page, 'ready')

    const { time } = await play(card)
    const saved = await save(page, card)

    const { tasks } = await readLedger(sample.url)
    expect(time).toBeGreaterThan(0)
    expect(saved.size).toBe(size * mebibyte)
    expect(saved.sha256).toBe(tasks.at(-1)?.sha256)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

it.each(import.meta.env.VITE_FULL ? paths : ['direct'])(
  'fetches and saves two of the largest at once (path: %s)',
  async (path) => {
    const { page, complaints } = await openPage(sample.browser, `${sample.url}/?path=${path}`)
    const cards = page.locator('[data-slot="generated-video"]')
    for (const animal of ['whale', 'shark']) {
      await generate(page, 'sora-2', `a ${animal} [size:${largest * mebibyte}]`)
      await page.getByRole('article', { name: animal }).waitFor()
    }
    await cards.and(page.locator('[data-status="not_fetched"]')).nth(1).waitFor()

    for (const card of await cards.all())
      await card.getByRole('button', { name: 'Fetch video' }).click()
    await cards.and(page.locator('[data-status="ready"]')).nth(1).waitFor({ timeout: 200_000 })
    const saved = []
    for (const card of await cards.all()) saved.push((await save(page, card)).sha256)

    const { tasks } = await readLedger(sample.url)
    expect(saved.sort()).toEqual(
      tasks
        .slice(-2)
        .map(({ sha256 }) => sha256)
        .sort(),
    )
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

it('downloads where the snippet of the documentation throws', async () => {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=direct`)
  await generate(page, 'sora-2', `another whale [size:${256 * mebibyte}]`)
  await newestCard(page, 'not_fetched')
  const { tasks } = await readLedger(sample.url)

  const outcome = await page.evaluate(async (id) => {
    const response = await fetch(`/v1/video/generations/download?id=${id}`, {
      headers: { Authorization: 'Bearer sk-mock' },
    })
    return response.json().then(
      () => 'read',
      (error: unknown) => String(error),
    )
  }, tasks.at(-1)?.task_id)

  expect(outcome).not.toBe('read')
  await page.context().close()
})
