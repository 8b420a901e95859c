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

it.each([
  ['server', 15],
  ['direct', 15],
  ['server', 256],
  ['direct', 256],
])('plays and saves a Sora video, byte for byte (path: %s, %i MiB)', async (path, size) => {
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
})

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
