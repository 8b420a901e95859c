import { expect, it } from 'vitest'
import { openSample } from './open-sample.ts'
import { generate, openPage, readLedger } from './sample-page.ts'
import type { Locator, Page } from 'playwright'

const prompts = ['A paper boat', 'A tin boat', 'A glass boat', 'A straw boat', 'A stone boat']

const sample = openSample({ mockSpeed: 30 })

async function enqueue(path: string): Promise<Page> {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=${path}`)
  for (const prompt of prompts) await generate(page, 'sora-2', prompt)
  return page
}

function cardOf(page: Page, prompt: string): Locator {
  return page.getByRole('article', { name: `Generated video: ${prompt}`, exact: true })
}

async function expectReady(page: Page, names: readonly string[]): Promise<void> {
  const ready = page.locator('[data-slot="generated-video"][data-status="ready"]')
  for (const name of names) await cardOf(page, name).and(ready).waitFor()
}

/** The most tasks of this test that were under way at once, seen until the promise settles. */
async function mostAtOnce(work: Promise<unknown>): Promise<number> {
  const state = { done: false, most: 0 }
  const finish = () => (state.done = true)
  work.then(finish, finish)
  while (!state.done) {
    const { tasks } = await readLedger(sample.url)
    const open = tasks.filter(({ status }) => !/succeeded|failed/.test(status))
    state.most = Math.max(state.most, open.length)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await work
  return state.most
}

it.each(['server', 'direct'])(
  'makes five videos, two at once, with a reload in between (path: %s)',
  async (path) => {
    const page = await enqueue(path)
    const waiting = page.locator('[data-slot="generated-video"][data-status="waiting"]')
    expect(await waiting.count()).toBe(3)
    expect(await sample.billed()).toBe(2)

    // While nothing is on its way: of a submit that a reload cuts off, a page on its own knows nothing.
    await page.reload()
    const most = mostAtOnce(expectReady(page, prompts))

    expect(await most).toBe(2)
    expect(await sample.billed()).toBe(5)
    await page.context().close()
  },
)

function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.textContent ?? null)
}

it('edits and drops what waits, at no cost, and takes a drop back', async () => {
  const page = await enqueue('server')
  const [, , glass = '', straw = '', stone = ''] = prompts

  await cardOf(page, glass).getByRole('button', { name: 'Edit prompt' }).click()
  await cardOf(page, glass).getByRole('textbox', { name: 'Prompt' }).fill('A sugar boat')
  await cardOf(page, glass).getByRole('button', { name: 'Save' }).click()
  await cardOf(page, straw).getByRole('button', { name: 'Remove from the queue' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await focused(page)).toBe('Remove from the queue')
  await cardOf(page, stone).getByRole('button', { name: 'Remove from the queue' }).click()

  expect(await focused(page)).toBe('Undo')
  await expectReady(page, ['A paper boat', 'A tin boat', 'A sugar boat', straw])
  expect(await cardOf(page, stone).count()).toBe(0)
  expect(await sample.billed()).toBe(4)
  await page.context().close()
})

it('hands the queue on to another tab where its own is closed', async () => {
  const page = await enqueue('server')
  const other = await page.context().newPage()
  await other.goto(`${sample.url}/?path=server`)
  await cardOf(other, 'A stone boat').waitFor()

  await page.close()

  await expectReady(other, prompts)
  expect(await sample.billed()).toBe(5)
  await other.context().close()
})
