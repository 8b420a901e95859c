import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chromiumLaunch } from '../chromium.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = new URL('../storybook-static/', import.meta.url)
const subPath = '/some/where/'
const patience = { timeout: 60_000 }

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.mp4': 'video/mp4',
}

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

function isElsewhere(url: string): boolean {
  return !url.startsWith(origin + subPath) && !/^(blob|data):/.test(url)
}

/** A server that knows nothing but files below one path. */
function serveBelow(path: string): Promise<Server> {
  const listening = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (!pathname.startsWith(path)) return response.writeHead(404).end()
    const name = pathname.slice(path.length) || 'index.html'
    readFile(new URL(name, folder)).then(
      (file) =>
        response
          .setHeader('content-type', mediaTypes[extname(name)] ?? 'application/octet-stream')
          .end(file),
      () => response.writeHead(404).end(),
    )
  })
  return new Promise((resolve) => {
    listening.listen(0, '127.0.0.1', () => resolve(listening))
  })
}

function buildStorybook(): Promise<void> {
  return new Promise((resolve, reject) => {
    const build = spawn('pnpm', ['run', 'build:storybook'], { cwd: root, stdio: 'ignore' })
    build.once('error', reject)
    build.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`build:storybook ended with ${String(code)}.`))
    })
  })
}
