import { expect, it } from 'vitest'
import { openSample } from './open-sample.ts'
import { newestCard, openPage } from './sample-page.ts'
import type { Page } from 'playwright'

const rounds = process.env.VITE_FULL ? 20 : 2

const sample = openSample()

/** As a browser duplicates a tab: with a copy of its session storage. */
async function duplicate(page: Page): Promise<Page> {
  const [copy] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate(() => void open(location.href)),
  ])
  await copy.getByRole('button', { name: 'Generate' }).waitFor()
  return copy
}

/**
 * Clicks Generate 50 times in half a second, presses Ctrl+Enter, and takes the form away and back in between. A
 * second after the answer another press would be another wish, so a slow machine clicks less often.
 */
function pressInEveryWay(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const end = performance.now() + 900
    const press = () => {
      for (const button of document.querySelectorAll('button'))
        if (button.textContent === 'Generate') button.click()
    }
    const choose = (path: string) => {
      for (const label of document.querySelectorAll('label'))
        if (label.textContent === path) label.click()
    }
    let clicks = 0
    while (clicks < 50 && performance.now() < end) {
      press()
      if (++clicks === 10) {
        const key = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }
        document.querySelector('textarea')?.dispatchEvent(new KeyboardEvent('keydown', key))
      }
      if (clicks === 20) choose('Straight to the gateway')
      if (clicks === 20) choose('Through the server')
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return clicks
  })
}

it.each(Array.from({ length: rounds }, (_, round) => round + 1))(
  'bills once for every way to press in two tabs that share the form, round %i',
  async (round) => {
    const { page, complaints } = await openPage(sample.browser, `${sample.url}/?path=server`)
    await page.getByRole('textbox', { name: 'Prompt' }).fill(`A paper boat, take ${round}`)
    const copy = await duplicate(page)
    expect(await copy.getByRole('textbox', { name: 'Prompt' }).inputValue()).toContain('take')

    const clicks = await Promise.all([page, copy].map(pressInEveryWay))

    for (const tab of [page, copy]) {
      const card = await newestCard(tab, 'ready')
      expect(await card.textContent()).toContain(`take ${round}`)
      expect(await tab.locator('[data-slot="generated-video"]').count()).toBe(1)
    }
    expect(Math.min(...clicks)).toBeGreaterThan(1)
    expect(await sample.billed()).toBe(1)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

it('finds what was typed after a reload, and sends it once', async () => {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=server`)
  await page.getByRole('textbox', { name: 'Prompt' }).fill('海邊的紙船')
  await page.getByRole('combobox', { name: 'Model' }).selectOption('seedance-1.0')
  await page.reload()

  expect(await page.getByRole('textbox', { name: 'Prompt' }).inputValue()).toBe('海邊的紙船')
  expect(await page.getByRole('combobox', { name: 'Model' }).inputValue()).toBe('seedance-1.0')
  await page.getByRole('button', { name: 'Generate' }).click()
  await expect.poll(() => sample.billed()).toBe(1)
  await page.reload()
  await newestCard(page, 'ready')

  expect(await sample.billed()).toBe(1)
  await page.context().close()
})
