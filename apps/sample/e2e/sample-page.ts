import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { chromiumLaunch } from '../../../chromium.ts'
import { startDevServer } from '../server/start-dev-server.ts'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright'
import type { DevServer, DevServerOptions } from '../server/start-dev-server.ts'

/** The pages under test, by the React they run on. */
export const roots = {
  19: fileURLToPath(new URL('..', import.meta.url)),
  18: fileURLToPath(new URL('../../oldest-peers', import.meta.url)),
}

interface LedgerTask {
  task_id: string
  model: string
  status: string
  polls: number
  prompt: string
  size: number | null
  sha256: string | null
  images: readonly { role: string; kind: string; type?: string; width?: number; height?: number }[]
  /** Of the others, where one task made several. */
  others: readonly string[]
}

export interface Ledger {
  billed: number
  tasks: LedgerTask[]
}

/** The sample app on a port of its own. */
export async function startSample(options: DevServerOptions = {}): Promise<DevServer> {
  return startDevServer({ port: await freePort(), mockSpeed: 60, ...options })
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch(chromiumLaunch)
}

/** A page in a fresh profile, with what it writes to the console. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(url)
  return { page, complaints }
}

/** Fills the form and presses Generate. */
export async function generate(
  page: Page,
  model: string,
  prompt: string,
  aspectRatio?: string,
): Promise<void> {
  await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
  await page.getByRole('combobox', { name: 'Model' }).selectOption(model)
  if (aspectRatio) {
    await page.getByRole('radio', { name: aspectRatio }).check()
  }
  await page.getByRole('button', { name: 'Generate' }).click()
}

/** The card on top, once it shows one of these statuses. */
export async function newestCard(page: Page, ...statuses: string[]): Promise<Locator> {
  const card = page.locator('[data-slot="generated-video"]').first()
  const selector = statuses.map((status) => `[data-status="${status}"]`).join(',')
  await card.and(page.locator(selector)).waitFor()
  return card
}

/** Plays a card's video until its time has moved on. */
export async function play(
  card: Locator,
): Promise<{ width: number; height: number; time: number }> {
  return card.locator('video').evaluate(async (video: HTMLVideoElement) => {
    video.muted = true
    await video.play()
    while (video.currentTime < 0.2) await new Promise(requestAnimationFrame)
    return { width: video.videoWidth, height: video.videoHeight, time: video.currentTime }
  })
}

/** Presses "Save video" and reads the file that it gives. */
export async function save(
  page: Page,
  card: Locator,
): Promise<{ name: string; sha256: string; size: number }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: 'Save video' }).click(),
  ])
  const bytes = await readFile(await download.path())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name: download.suggestedFilename(), sha256, size: bytes.length }
}

export async function readLedger(url: string): Promise<Ledger> {
  return (await (await fetch(`${url}/__mock/ledger`)).json()) as Ledger
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
