import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { readLedger, startSample } from '../sample-page.ts'
import { createBrowserHome } from './browser-home.ts'
import { launchFirefox } from './launch-firefox.ts'
import { launchWebKitGtk } from './launch-webkit-gtk.ts'
import type { DevServer } from '../../server/start-dev-server.ts'
import type { BrowserHome } from './browser-home.ts'
import type { DrivenPage } from './driven-page.ts'

const prompt = '一隻貓在花園裡'
const patience = { timeout: 60_000 }

const browsers: [name: string, launch: (home: BrowserHome) => Promise<DrivenPage>][] = [
  ['Firefox', (home) => launchFirefox(home)],
  [
    'Firefox, private',
    (home) => launchFirefox(home, { 'browser.privatebrowsing.autostart': true }),
  ],
  ['WebKitGTK', (home) => launchWebKitGtk(home)],
  ['WebKitGTK, private', (home) => launchWebKitGtk(home, '--private')],
]

let sample: DevServer
beforeAll(async () => {
  sample = await startSample()
})
afterAll(() => sample.close())

it.each(browsers)('makes, plays, saves and keeps a video (%s)', async (_name, launch) => {
  const { tasks: earlier } = await readLedger(sample.url)
  const { page, home } = await openPage(launch)
  await page.type('[data-slot="video-prompt-form"] textarea', prompt)
  await page.click('[data-slot="video-prompt-form-submit"]')
  await expect.poll(() => cards(page), patience).toEqual(['ready'])

  await play(page)
  await page.click('[data-slot="generated-video-save"]')

  const { tasks } = await readLedger(sample.url)
  const made = tasks.slice(earlier.length)
  expect(made).toHaveLength(1)
  await expect.poll(() => savedFiles(home), patience).toEqual([
    { name: expect.stringMatching(new RegExp(`^${prompt}.*\\.mp4$`)), sha256: made[0]?.sha256 },
  ])

  await page.open(sample.url)
  await expect.poll(() => cards(page), patience).toEqual(['ready'])
  await play(page)
  console.log(_name, await page.evaluate(`performance.getEntriesByType('resource').map(e => e.name).filter(n => n.includes('/api/'))`), (await home.downloads()).map(d => d.name))
})

async function openPage(launch: (home: BrowserHome) => Promise<DrivenPage>) {
  const home = await createBrowserHome()
  onTestFinished(home.remove)
  const page = await launch(home)
  onTestFinished(page.close)
  await page.open(sample.url)
  await expect.poll(() => page.evaluate(`document.querySelectorAll('form').length`)).toBe(1)
  return { page, home }
}

/** The statuses of all cards. */
function cards(page: DrivenPage): Promise<unknown> {
  return page.evaluate(
    `[...document.querySelectorAll('[data-slot="generated-video"]')].map((card) => card.dataset.status)`,
  )
}

/** Plays the one video until its time has moved on. */
async function play(page: DrivenPage): Promise<void> {
  await page.evaluate(`(async (video) => {
    video.muted = true
    await video.play()
  })(document.querySelector('video'))`)
  await expect
    .poll(() => page.evaluate(`document.querySelector('video').currentTime`), patience)
    .toBeGreaterThan(0.2)
}

async function savedFiles(home: BrowserHome) {
  const files = await home.downloads()
  return files.map(({ name, bytes }) => ({
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
}
