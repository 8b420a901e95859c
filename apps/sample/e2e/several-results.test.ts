import { expect, it } from 'vitest'
import { openSample } from './open-sample.ts'
import { generate, newestCard, openPage, play, readLedger, save } from './sample-page.ts'
import type { Locator } from 'playwright'

const sample = openSample()

it.each(['server', 'direct'])(
  'plays and saves each of three videos that were paid for together (path: %s)',
  async (path) => {
    const { page, complaints } = await openPage(sample.browser, `${sample.url}/?path=${path}`)
    await page.getByRole('combobox', { name: 'Model' }).selectOption('veo-3.1-generate-preview')
    await page.getByText('More settings').click()
    await page.getByRole('combobox', { name: 'How many' }).selectOption('3')
    await generate(page, 'veo-3.1-generate-preview', '海邊的小貓')
    const card = await newestCard(page, 'ready')
    const saved: Awaited<ReturnType<typeof save>>[] = []

    for (const number of [1, 2, 3]) {
      await choose(card, number)
      expect((await play(card)).time).toBeGreaterThan(0)
      saved.push(await save(page, card))
    }

    const task = (await readLedger(sample.url)).tasks.at(-1)
    const digests = saved.map(({ sha256 }) => sha256)
    expect(digests).toEqual([task?.sha256, ...(task?.others ?? [])])
    expect(new Set(digests).size).toBe(3)
    expect(saved.map(({ name }) => /(?:_\d)?\.mp4$/.exec(name)?.[0])).toEqual([
      '.mp4',
      '_2.mp4',
      '_3.mp4',
    ])
    expect(await sample.billed()).toBe(1)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

async function choose(card: Locator, number: number): Promise<void> {
  const button = card.getByRole('button', { name: `Video ${number} of 3` })
  await button.click()
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true')
  await card.and(card.page().locator('[data-status="ready"]')).waitFor()
}
