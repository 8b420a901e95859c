import { build } from 'vite'
import { expect, it } from 'vitest'
import { openSample } from './open-sample.ts'
import { readLedger, roots } from './sample-page.ts'
import type { BrowserContext, Page } from 'playwright'
import type { VideoClient } from '@generated-video/client'

declare global {
  interface Window {
    client: VideoClient
    /** Makes room as soon as one is on its way. */
    drain(): void
  }
}

const script = `
  window.client = GeneratedVideo.createVideoClient({ baseUrl: '/api', scope: 'twenty-pages', parallel: 1 })
  window.drain = () => {
    const { generations } = window.client
    const makeRoom = () => {
      for (const { id, state } of generations.list())
        if (state === 'following') generations.stop(id)
    }
    generations.subscribe(makeRoom)
    makeRoom()
  }`
const body = `<!doctype html><script src="/bare.js"></script><script>${script}</script>`

/** The client in one file: twenty pages of some hundred modules each take their time. */
async function bundleClient(): Promise<string> {
  const built = await build({
    root: roots[19],
    logLevel: 'silent',
    plugins: [
      {
        name: 'bare',
        resolveId: (id) => (id.endsWith('bare-entry') ? '\0bare-entry' : undefined),
        load: (id) =>
          id === '\0bare-entry' ? `export * from '@generated-video/client'` : undefined,
      },
    ],
    build: {
      write: false,
      lib: { entry: 'bare-entry', formats: ['iife'], name: 'GeneratedVideo' },
    },
  })
  const [{ output } = { output: [] }] = [built].flat().filter((one) => 'output' in one)
  return output.map((file) => ('code' in file ? file.code : '')).join('')
}

const sample = openSample()

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${sample.url}/bare`)
  await page.waitForFunction(() => 'client' in window)
  return page
}

async function submit(page: Page, prompt: string): Promise<void> {
  await page.evaluate((prompt) => {
    window.client
      .submit({ model: 'sora-2', prompt }, { generationId: prompt })
      .catch(() => undefined)
  }, prompt)
}

async function reload(page: Page): Promise<void> {
  await page.reload()
  await page.waitForFunction(() => 'client' in window)
  await page.evaluate(() => window.drain())
}

/** Every page's list, in its order. */
function lists(pages: readonly Page[]) {
  const read = (page: Page) =>
    page.evaluate(() => window.client.generations.list().map(({ id, state }) => [id, state]))
  return Promise.all(pages.map(read))
}

it('sends each of a queue once from twenty pages, of which some close and others reload', async () => {
  const context = await sample.browser.newContext()
  const bundle = await bundleClient()
  await context.route('**/bare.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: bundle }),
  )
  await context.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body }))
  const pages = await Promise.all(Array.from({ length: 20 }, () => openPage(context)))
  await Promise.all(pages.map((page, number) => submit(page, `page-${number}`)))
  await expect
    .poll(async () => (await lists(pages)).map((list) => list.length))
    .toEqual(pages.map(() => 20))

  await Promise.all(pages.map((page) => page.evaluate(() => window.drain())))
  const stay: Page[] = []
  for (const [number, page] of pages.entries()) {
    if (number % 4 === 1) await page.close()
    else if (number % 4 === 2) await reload(page)
    if (number % 4 !== 1) stay.push(page)
  }
  // Of one whose page closed between its turn and its answer, nobody knows whether it was sent.
  const isOver = ([, state]: (string | undefined)[]) =>
    state === 'stopped' || state === 'submit_unknown'
  await expect.poll(async () => (await lists(stay)).every((list) => list.every(isOver))).toBe(true)

  const [shown, ...others] = await lists(stay)
  const sent = (await readLedger(sample.url)).tasks.map(({ prompt }) => prompt)
  const known = shown?.filter(([, state]) => state === 'stopped').map(([id]) => id) ?? []
  expect(new Set(sent).size).toBe(sent.length)
  expect(sent).toEqual(expect.arrayContaining(known))
  expect(shown).toHaveLength(20)
  expect(known.length).toBeGreaterThanOrEqual(15)
  for (const other of others) expect(other).toEqual(shown)
  await context.close()
})
