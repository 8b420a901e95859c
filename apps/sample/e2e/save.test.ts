import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { openSample } from './open-sample.ts'
import { generate, newestCard, openPage, readLedger, save } from './sample-page.ts'
import type { Download, Page } from 'playwright'

const prompt = '海邊的小貓，<慢動作>: 夕陽'
const name = /^海邊的小貓，慢動作 夕陽_sora-2_\d{8}-\d{6}_\w{4}\.mp4$/

const sample = openSample()

async function madeLast(): Promise<string | null | undefined> {
  return (await readLedger(sample.url)).tasks.at(-1)?.sha256
}

it.each(['server', 'direct'])(
  'saves the kept bytes under the name of the prompt (path: %s)',
  async (path) => {
    const { page } = await openPage(sample.browser, `${sample.url}/?path=${path}`)
    await generate(page, 'sora-2', prompt)

    const saved = await save(page, await newestCard(page, 'ready'))

    expect(saved.name).toMatch(name)
    expect(saved.sha256).toBe(await madeLast())
    await page.context().close()
  },
)

it('saves a large video straight from the server, without fetching it into the page', async () => {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=server`)
  await generate(page, 'sora-2', `${prompt}[size:${80 * 2 ** 20}]`)

  const card = await newestCard(page, 'not_fetched')
  const saved = await save(page, card)

  expect(saved.name).toMatch(/^海邊的小貓，慢動作 夕陽.*\.mp4$/)
  expect(saved.sha256).toBe(await madeLast())
  expect(await card.getAttribute('data-status')).toBe('not_fetched')
  await page.context().close()
})

it('saves through the share sheet in an app on the home screen of iOS, right after a tap', async () => {
  const { page, sheet } = await openHomeScreenApp()
  await generate(page, 'sora-2', prompt)
  const card = await newestCard(page, 'ready')
  const press = (label: string) => card.getByRole('button', { name: label }).click()

  await sheet.endNext('NotAllowedError')
  await press('Save video')
  await card.getByRole('button', { name: 'Tap again to save' }).waitFor()
  await sheet.endNext('AbortError')
  await press('Tap again to save')
  await card.getByRole('button', { name: 'Save video' }).waitFor()
  const before = await sheet.shared()
  await press('Save video')

  await expect.poll(() => sheet.shared()).toHaveLength(1)
  const [file] = await sheet.shared()
  expect(before).toEqual([])
  expect(file?.name).toMatch(name)
  expect(file?.type).toBe('video/mp4')
  expect(file?.sha256).toBe(await madeLast())
  // Everything a person could hear or read of it is on the button.
  expect(await card.getByRole('alert').count()).toBe(0)
  expect(await card.getByRole('button', { name: 'Share' }).count()).toBe(0)
  expect(sheet.downloads).toEqual([])
  await page.context().close()
})

it('saves all, one after the other, each as it was made', async () => {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=server`)
  const prompts = Array.from({ length: 12 }, (_, index) => `海 ${String(index)}`)
  const downloads: Download[] = []
  page.on('download', (download) => downloads.push(download))
  for (const one of prompts) {
    await generate(page, 'sora-2', one)
    await page.getByRole('article', { name: one }).waitFor()
  }

  await page
    .locator('[data-status="ready"]')
    .nth(prompts.length - 1)
    .waitFor()
  await page.getByRole('button', { name: `Save all ${String(prompts.length)}` }).click()

  await expect.poll(() => downloads.length, { timeout: 60_000 }).toBe(prompts.length)
  const saved = await Promise.all(downloads.map(digest))
  const made = (await readLedger(sample.url)).tasks.slice(-prompts.length)
  expect(saved.sort()).toEqual(made.map(({ sha256 }) => sha256).sort())
  expect(downloads.map((download) => download.suggestedFilename().split('_')[0]).sort()).toEqual(
    [...prompts].sort(),
  )
  await page.context().close()
})

async function digest(download: Download): Promise<string> {
  const bytes = await readFile(await download.path())
  return createHash('sha256').update(bytes).digest('hex')
}

interface SharedFile {
  name: string
  type: string
  sha256: string
}

declare global {
  var shareSheet: { endNext: string | undefined; shared: SharedFile[] }
}

/** Chromium has no share sheet: this one notes what it is given, and asks for the tap that the real one wants. */
async function openHomeScreenApp() {
  const { page } = await openPage(sample.browser, 'about:blank')
  await page.addInitScript(() => {
    globalThis.shareSheet = { endNext: undefined, shared: [] }
    const sheet = globalThis.shareSheet
    Object.defineProperty(navigator, 'standalone', { value: true })
    navigator.canShare = () => true
    navigator.share = async ({ files = [] } = {}) => {
      const end = navigator.userActivation.isActive ? sheet.endNext : 'NotAllowedError'
      sheet.endNext = undefined
      if (end) throw new DOMException('Refused.', end)
      for (const file of files) {
        const bytes = new Uint8Array(
          await crypto.subtle.digest('SHA-256', await file.arrayBuffer()),
        )
        const sha256 = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
        sheet.shared.push({ name: file.name, type: file.type, sha256 })
      }
    }
  })
  await page.goto(`${sample.url}/?path=server`)
  const downloads: string[] = []
  page.on('download', (download) => downloads.push(download.suggestedFilename()))
  return { page, sheet: { ...shareSheetOf(page), downloads } }
}

function shareSheetOf(page: Page) {
  return {
    endNext: (name: string) =>
      page.evaluate((end) => {
        globalThis.shareSheet.endNext = end
      }, name),
    shared: () => page.evaluate(() => globalThis.shareSheet.shared),
  }
}
