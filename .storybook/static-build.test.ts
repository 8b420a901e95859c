import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import axe from 'axe-core'
import { chromium } from 'playwright'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chromiumLaunch } from '../chromium.ts'
import { buildStorybook, serveBelow } from './built-storybook.ts'

const subPath = '/some/where/'
const patience = { timeout: 60_000 }

let server: Server
let browser: Browser
let origin: string

beforeAll(async () => {
  await buildStorybook()
  server = await serveBelow(subPath)
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await chromium.launch(chromiumLaunch)
})

afterAll(async () => {
  await browser.close()
  server.close()
})

it.each([
  'card-generated-video--default',
  'card-generated-video-requests--veo',
  'card-generated-video-requests--wan',
  'card-generated-video-requests--portrait',
  'card-generated-video-sources--default',
  'card-generated-video-sources--link',
])('plays %s below a path, with no request elsewhere', async (id) => {
  const { page, complaints, requests } = await open(`iframe.html?id=${id}&viewMode=story`)

  const video = page.locator('[data-slot="generated-video"][data-status="ready"] video')
  await video.waitFor(patience)
  // The story's own play function plays and stops it too.
  const time = () =>
    video.evaluate((element: HTMLVideoElement) => {
      element.muted = true
      if (element.paused) void element.play().catch(() => undefined)
      return element.currentTime
    })
  await expect.poll(time, patience).toBeGreaterThan(0.1)

  expect(complaints).toEqual([])
  expect(requests.filter(isElsewhere)).toEqual([])
  await page.close()
})

it('shows its docs pages first, below a path', async () => {
  const { page, complaints, requests } = await open('')

  const docs = page.frameLocator('#storybook-preview-iframe')
  await docs.getByRole('heading', { name: 'Start here', level: 1 }).waitFor(patience)

  expect(complaints).toEqual([])
  expect(requests.filter(isElsewhere)).toEqual([])
  await page.close()
})

it.each(['light', 'dark'])('shows axe nothing to complain of in its docs, %s', async (theme) => {
  const page = await browser.newPage()
  const violations: string[] = []

  for (const id of await docsPages()) {
    await page.goto(
      `${origin}${subPath}iframe.html?id=${id}&viewMode=docs&globals=theme:${theme}`,
      { waitUntil: 'networkidle' },
    )
    await page.locator('#storybook-docs h1').first().waitFor(patience)
    violations.push(...(await violationsIn(page)).map((violation) => `${id}: ${violation}`))
  }

  expect(violations).toEqual([])
  await page.close()
})

it('keeps its looks where the page names no colour scheme', async () => {
  const { page } = await open('iframe.html?id=form-video-prompt-form--empty-prompt&viewMode=story')
  const form = page.locator('[data-slot="video-prompt-form"]')
  await form.waitFor(patience)

  const look = await form.evaluate((element) => {
    element.closest('.story-page')?.removeAttribute('class')
    const { backgroundColor, borderTopStyle, color } = getComputedStyle(element)
    return { backgroundColor, borderTopStyle, color }
  })

  expect(look).toEqual({
    backgroundColor: 'rgb(255, 255, 255)',
    borderTopStyle: 'solid',
    color: expect.stringMatching(/^color\(srgb /) as string,
  })
  await page.close()
})

it('needs no service worker', async () => {
  const { page } = await open('iframe.html?id=card-generated-video--default&viewMode=story')

  const registered = await page.evaluate(
    async () => (await navigator.serviceWorker.getRegistrations()).length,
  )

  expect(registered).toBe(0)
  await page.close()
})

async function open(path: string) {
  const page = await browser.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${origin}${subPath}${path}`)
  return { page, complaints, requests }
}

/** The ids of the pages that are written by hand. */
async function docsPages(): Promise<string[]> {
  const index = (await (await fetch(`${origin}${subPath}index.json`)).json()) as {
    entries: Record<string, { id: string; tags: readonly string[] }>
  }
  return Object.values(index.entries)
    .filter(({ tags }) => tags.includes('unattached-mdx'))
    .map(({ id }) => id)
}

async function violationsIn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as typeof globalThis & { axe: typeof axe }).axe.run(),
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${String(target)}`))
}

function isElsewhere(url: string): boolean {
  return !url.startsWith(origin + subPath) && !/^(blob|data):/.test(url)
}
