import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { readLedger, startSample } from '../sample-page.ts'
import { createBrowserHome } from './browser-home.ts'
import { launchFirefox } from './launch-firefox.ts'
import { launchWebKitGtk } from './launch-webkit-gtk.ts'
import type { DevServer } from '../../server/start-dev-server.ts'
import type { BrowserHome } from './browser-home.ts'
import type { DrivenPage } from './driven-page.ts'

type Launch = (home: BrowserHome) => Promise<DrivenPage>

const prompt = '一隻貓在花園裡'
const patience = { timeout: 60_000 }
/** As in its settings, under "Cookies": all that a site could store is blocked with them. */
const blockedFirefox = { 'network.cookie.cookieBehavior': 2 }
const privateFirefox = { 'browser.privatebrowsing.autostart': true }

let sample: DevServer
beforeAll(async () => {
  sample = await startSample()
})
afterAll(() => sample.close())

it.each<[name: string, launch: Launch]>([
  ['Firefox', (home) => launchFirefox(home)],
  ['Firefox, private', (home) => launchFirefox(home, privateFirefox)],
  ['WebKitGTK', (home) => launchWebKitGtk(home)],
  // In private, its IndexedDB takes no Blob ("Error preparing Blob/File data to be stored in object store").
  ['WebKitGTK, private', (home) => launchWebKitGtk(home, '--private')],
])('makes, plays, saves and keeps a video, billed once (%s)', async (_, launch) => {
  const before = await readLedger(sample.url)
  const { page, home } = await openPage(launch)
  await page.type('[data-slot="video-prompt-form"] textarea', prompt)
  await page.click('[data-slot="video-prompt-form-submit"]')
  await expect.poll(() => statuses(page), patience).toEqual(['ready'])

  await play(page)
  await page.click('[data-slot="generated-video-save"]')

  const { tasks } = await readLedger(sample.url)
  const sha256 = tasks.at(-1)?.sha256
  const name: unknown = expect.stringMatching(new RegExp(`^${prompt}.*\\.mp4$`))
  await expect.poll(() => savedFiles(home), patience).toEqual([{ name, sha256 }])

  await page.open(sample.url)
  await expect.poll(() => statuses(page), patience).toEqual(['ready'])
  await play(page)

  expect(await fetches(page)).toBe(0)
  const after = await readLedger(sample.url)
  expect(after.tasks).toHaveLength(before.tasks.length + 1)
  expect(after.billed).toBe(before.billed + 1)
})

it('makes, plays and saves a video, and says that it is not kept, where storage is blocked (Firefox)', async () => {
  const before = await readLedger(sample.url)
  const { page, home } = await openPage((home) => launchFirefox(home, blockedFirefox))
  await page.type('[data-slot="video-prompt-form"] textarea', prompt)
  await page.click('[data-slot="video-prompt-form-submit"]')
  await expect.poll(() => statuses(page), patience).toEqual(['ready'])

  await play(page)
  await page.click('[data-slot="generated-video-save"]')

  const { tasks, billed } = await readLedger(sample.url)
  const name: unknown = expect.stringMatching(/[.]mp4$/)
  await expect
    .poll(() => savedFiles(home), patience)
    .toEqual([{ name, sha256: tasks.at(-1)?.sha256 }])
  const notKept = `document.querySelector('[data-slot="generated-video-not-kept"]')?.textContent`
  expect(await page.evaluate(notKept)).toMatch(/could not store it/)
  expect(billed).toBe(before.billed + 1)
})

it.each<[name: string, launch: Launch]>([
  ['Firefox', (home) => launchFirefox(home)],
  ['WebKitGTK', (home) => launchWebKitGtk(home)],
])('begins the next video with the last frame of an earlier one (%s)', async (_, launch) => {
  const { page } = await openPage(launch)
  await page.type('[data-slot="video-prompt-form"] textarea', prompt)
  await page.click('[data-slot="video-prompt-form-submit"]')
  await expect.poll(() => statuses(page), patience).toEqual(['ready'])

  await page.click('[data-slot="generated-video-extend"]')
  const chosen = `document.querySelector('[data-slot="video-prompt-form-picture"] img')`
  await expect.poll(() => page.evaluate(`${chosen}?.naturalWidth`), patience).toBeGreaterThan(0)
  await expect.poll(() => isLastFrame(page, chosen), patience).toBe(true)
  await page.click('[data-slot="video-prompt-form-submit"]')
  await expect.poll(() => statuses(page), patience).toEqual(['ready', 'ready'])

  const { tasks } = await readLedger(sample.url)
  expect(tasks.at(-1)?.images).toEqual([
    expect.objectContaining({ role: 'input_reference', type: 'image/jpeg', width: 720 }),
  ])
})

async function openPage(launch: Launch): Promise<{ page: DrivenPage; home: BrowserHome }> {
  const home = await createBrowserHome()
  onTestFinished(home.remove)
  const page = await launch(home)
  onTestFinished(page.close)
  await page.open(sample.url)
  await expect.poll(() => page.evaluate('document.forms.length'), patience).toBe(1)
  return { page, home }
}

/** Of all cards, the newest first. */
function statuses(page: DrivenPage): Promise<unknown> {
  const cards = `document.querySelectorAll('[data-slot="generated-video"]')`
  return page.evaluate(`Array.from(${cards}, (card) => card.dataset.status)`)
}

/** Plays the one video until its time has moved on. */
async function play(page: DrivenPage): Promise<void> {
  const video = `document.querySelector('video')`
  await page.evaluate(`(${video}.muted = true, ${video}.play())`)
  const time = () => page.evaluate(`${video}.currentTime`)
  await expect.poll(time, patience).toBeGreaterThan(0.2)
}

/** Whether a picture is like the end of the page's one video, and less like its beginning. */
function isLastFrame(page: DrivenPage, picture: string): Promise<unknown> {
  return page.evaluate(`(async () => {
    const element = document.createElement('video')
    Object.assign(element, { muted: true, playsInline: true, preload: 'auto' })
    element.src = document.querySelector('video').currentSrc
    await new Promise((resolve) => element.addEventListener('loadeddata', resolve))
    const wanted = pixels(${picture})
    const first = await distanceAt(0.001)
    const last = await distanceAt(element.duration - 0.005)
    return last < 6 && last < first * 0.8

    async function distanceAt(time) {
      const sought = new Promise((resolve) => element.addEventListener('seeked', resolve))
      element.currentTime = time
      await sought
      // The frame may come a moment later.
      await new Promise((resolve) => setTimeout(resolve, 500))
      const found = pixels(element)
      return wanted.reduce((sum, value, at) => sum + Math.abs(value - found[at]), 0) / wanted.length
    }

    function pixels(source) {
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: 64, height: 36 })
      const context = canvas.getContext('2d')
      context.drawImage(source, 0, 0, 64, 36)
      return Array.from(context.getImageData(0, 0, 64, 36).data)
    }
  })()`)
}

/** How often the page, in its present life, has asked the handler for something. */
function fetches(page: DrivenPage): Promise<unknown> {
  const addresses = `performance.getEntriesByType('resource').map(({ name }) => name)`
  return page.evaluate(`${addresses}.filter((name) => name.includes('/api/')).length`)
}

async function savedFiles(home: BrowserHome): Promise<{ name: string; sha256: string }[]> {
  const files = await home.downloads()
  return files.map(({ name, bytes }) => ({
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
}
