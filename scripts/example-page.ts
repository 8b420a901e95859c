import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { chromium } from 'playwright'
import { chromiumLaunch } from '../chromium.ts'
import type { Browser, Locator, Page } from 'playwright'

/** A page that somebody opened, with all it asked for and complained of. */
export interface OpenPage {
  page: Page
  /** Console errors and warnings, and what was thrown. Refusals by a content security policy are among them. */
  complaints: string[]
  /** Method and path of every request. */
  requests: string[]
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch(chromiumLaunch)
}

/** Opens a page in a fresh profile. */
export async function openPage(browser: Browser, url: string): Promise<OpenPage> {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(60_000)
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return
    complaints.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    requests.push(`${request.method()} ${new URL(request.url()).pathname}`)
  })
  await page.goto(url)
  return { page, complaints, requests }
}

/** Fills the form, presses Generate, and gives the task's id as the handler knows it. */
export async function generate(page: Page, model: string, prompt: string): Promise<string> {
  await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
  await page.getByRole('combobox', { name: 'Model' }).selectOption(model)
  const [submit] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'POST'),
    page.getByRole('button', { name: 'Generate' }).click(),
  ])
  await submit.response()
  const lookUp = new URL(submit.url())
  lookUp.searchParams.set('idempotency_key', (await submit.headerValue('idempotency-key')) ?? '')
  const task = (await (await fetch(lookUp)).json()) as { task_id: string }
  return task.task_id
}

/** The card of this prompt, or the page's only one, once it shows this status. */
export async function findCard(page: Page, status: string, prompt?: string): Promise<Locator> {
  const cards = page.locator('[data-slot="generated-video"]')
  const card = prompt === undefined ? cards : cards.filter({ hasText: prompt })
  await card.and(page.locator(`[data-status="${status}"]`)).waitFor()
  return card
}

/** Plays a card's video until its time has moved on, and gives its width. */
export function play(card: Locator): Promise<number> {
  return card.locator('video').evaluate(async (video: HTMLVideoElement) => {
    video.muted = true
    await video.play()
    const deadline = performance.now() + 20_000
    while (video.currentTime < 0.2) {
      if (performance.now() > deadline) throw new Error('The video stands still.')
      await new Promise(requestAnimationFrame)
    }
    return video.videoWidth
  })
}

/** Presses "Save video" and gives the saved file's digest. */
export async function save(page: Page, card: Locator): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: 'Save video' }).click(),
  ])
  return sha256(await readFile(await download.path()))
}

/** Digest of what the handler sends for a task. */
export async function digestDownload(url: string, taskId: string): Promise<string> {
  const answer = await fetch(`${url}/api/video/generations/download?id=${taskId}`)
  return sha256(new Uint8Array(await answer.arrayBuffer()))
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
