import { expect, it } from 'vitest'
import { openSample } from './open-sample.ts'
import { generate, newestCard, openPage } from './sample-page.ts'
import type { Page } from 'playwright'

const declined = 'A paper boat [fault:moderated]'

const sample = openSample({ mockSpeed: 200 })

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

/** Longer than what still counts as the same press. */
const pause = (page: Page) => page.waitForTimeout(1_100)

it.each(['server', 'direct'])(
  'bills a declined prompt once, whatever is pressed once (path: %s)',
  async (path) => {
    const { page } = await openPage(sample.browser, `${sample.url}/?path=${path}`)
    await generate(page, 'sora-2', declined)
    const card = await newestCard(page, 'failed')
    const names = await card.getByRole('button').allInnerTexts()
    expect(names).toContain('Edit prompt')

    // A removal takes the card away, and is tried elsewhere.
    const others = names.filter((name) => !name.startsWith('Remove'))
    for (const name of [...others, 'Generate']) {
      await page.reload()
      await newestCard(page, 'failed')
      await page.getByRole('button', { name, exact: true }).click()
      await pause(page)
    }
    await page.reload()
    await page.getByRole('textbox', { name: 'Prompt' }).press('Control+Enter')
    await pause(page)

    expect(await sample.billed()).toBe(1)
    await page.context().close()
  },
)

it('keeps a task’s own words over a reload', async () => {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=direct`)
  await generate(page, 'sora-2', declined)
  const words = async () => {
    const card = await newestCard(page, 'failed')
    return card.locator('[data-slot="generated-video-error"]').innerText()
  }
  const before = await words()

  await page.reload()

  expect(before).toContain('The prompt was declined by content review.')
  expect(await words()).toBe(before)
  await page.context().close()
})

it('shows the card of a submit that a reload cut off, in its own tab and a duplicate', async () => {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=direct`)
  let held = true
  const hold = async (one: Page) =>
    one.route('**/v1/video/generations', async (route) => {
      if (held && route.request().method() === 'POST') await new Promise(() => undefined)
      else await route.continue()
    })
  await hold(page)
  await generate(page, 'sora-2', 'A paper boat')
  await newestCard(page, 'sending')
  const draft = await page.evaluate(() => Object.entries<string>(sessionStorage))
  await page.reload()
  held = false
  const duplicate = await page.context().newPage()
  await duplicate.addInitScript((entries) => {
    for (const [key, value] of entries) sessionStorage.setItem(key, value)
  }, draft)
  await duplicate.goto(page.url())

  for (const one of [page, duplicate]) {
    const card = await newestCard(one, 'submit_unknown')
    for (let times = 0; times < 2; times++) {
      await one.getByRole('button', { name: 'Generate' }).click()
      await pause(one)
    }
    expect(await focused(one)).toBe(await card.textContent())
    expect(await card.getByRole('button').allInnerTexts()).toEqual(
      expect.arrayContaining(['Check', 'Submit again, may cost again']),
    )
  }
  expect(await sample.billed()).toBe(0)

  await page.getByRole('button', { name: 'Submit again, may cost again' }).click()
  await newestCard(page, 'ready')
  expect(await sample.billed()).toBe(1)
  await page.context().close()
})
