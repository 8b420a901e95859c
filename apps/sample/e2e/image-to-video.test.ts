import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  generate,
  launchChromium,
  newestCard,
  openPage,
  play,
  readLedger,
  startSample,
} from './sample-page.ts'
import type { Browser, Page } from 'playwright'
import type { DevServer } from '../server/start-dev-server.ts'

let browser: Browser
let sample: DevServer
beforeAll(async () => {
  browser = await launchChromium()
  sample = await startSample()
})
afterAll(async () => {
  await browser.close()
  await sample.close()
})

it.each(['server', 'direct'] as const)(
  'begins the next video with the last frame of an earlier one (path: %s)',
  async (path) => {
    const { page, complaints } = await openPage(browser, `${sample.url}/?path=${path}`)
    await generate(page, 'veo-3.1-generate-preview', '紙船漂過雨後的街道', '9:16')
    const first = await newestCard(page, 'ready')

    await first.getByRole('button', { name: 'Continue from here' }).click()
    await page.getByRole('img', { name: 'First frame, as chosen' }).waitFor()
    const posted = nextBody(page)
    await page.getByRole('button', { name: 'Generate' }).click()
    const { image } = JSON.parse(await posted) as { image: string }
    await page.locator('[data-slot="generated-video"]').nth(1).waitFor()
    const next = await newestCard(page, 'ready')
    const { width, height } = await play(next)

    const ledger = await readLedger(sample.url)
    expect(ledger.tasks.at(-1)?.images).toEqual([
      expect.objectContaining({ role: 'first_frame', kind: 'data', type: 'image/jpeg' }),
    ])
    expect(width / height).toBeCloseTo(9 / 16, 1)
    const likeness = await likenessTo(page, image)
    expect(likeness.last).toBeLessThan(6)
    expect(likeness.first).toBeGreaterThan(likeness.last * 2)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

/** The text of the next POST; of a Blob that is sent, the browser's protocol tells nothing. */
function nextBody(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { fetch } = window
        window.fetch = async (input, init) => {
          if (input instanceof Request && input.method === 'POST') {
            window.fetch = fetch
            resolve(await input.clone().text())
          }
          return fetch(input, init)
        }
      }),
  )
}

it('sends Sora a picture of exactly the video’s pixels', async () => {
  const { page, complaints } = await openPage(browser, sample.url)
  await page.getByRole('combobox', { name: 'Model' }).selectOption('sora-2')
  await page.locator('[data-field="firstFrame"] input[type="file"]').setInputFiles({
    name: '照片.png',
    mimeType: 'image/png',
    buffer: await paint(page, 1000, 900),
  })
  await page.getByRole('img', { name: 'First frame, as chosen' }).waitFor()

  await generate(page, 'sora-2', '海邊的小貓', '9:16')
  await newestCard(page, 'ready')

  const { tasks } = await readLedger(sample.url)
  expect(tasks.at(-1)?.images).toEqual([
    expect.objectContaining({ role: 'input_reference', width: 720, height: 1280 }),
  ])
  expect(complaints).toEqual([])
  await page.context().close()
})

it.each([
  ['a length', { model: 'veo-3.0-generate-preview', durationSeconds: 5 }],
  ['a last frame', { model: 'veo-3.0-generate-preview', lastFrame: 'https://a.example/b.png' }],
  ['a size', { model: 'wanx-video-v1', size: '640*480' }],
  ['a ratio', { model: 'seedance-1.0', duration: 4, aspect_ratio: '2:1' }],
])('refuses %s that the model does not take, at no cost', async (_, settings) => {
  const before = (await readLedger(sample.url)).billed

  const answer = await fetch(`${sample.url}/v1/video/generations`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-mock', 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: 'a cat', ...settings }),
  })

  expect(answer.status).toBe(400)
  expect((await readLedger(sample.url)).billed).toBe(before)
})

/** How far a picture is from the first and the last frame of the earlier card's video, 0–255 on average. */
async function likenessTo(page: Page, image: string): Promise<{ first: number; last: number }> {
  const video = page.locator('[data-slot="generated-video"]').nth(1).locator('video')
  return video.evaluate(async (shown: HTMLVideoElement, url) => {
    const picture = new Image()
    picture.src = url
    await picture.decode()
    const element = document.createElement('video')
    element.muted = true
    const wanted = pixels(picture)
    const first = await distanceAt(0, () => (element.src = shown.currentSrc))
    const end = element.duration
    return { first, last: await distanceAt(end, () => (element.currentTime = end)) }

    async function distanceAt(time: number, go: () => unknown) {
      await new Promise<void>((resolve) => {
        const watch = () =>
          element.requestVideoFrameCallback((_, { mediaTime }) =>
            Math.abs(mediaTime - time) < 0.2 ? resolve() : watch(),
          )
        watch()
        go()
      })
      const found = pixels(element)
      return (
        wanted.reduce((sum, value, at) => sum + Math.abs(value - (found[at] ?? 0)), 0) /
        wanted.length
      )
    }

    function pixels(source: CanvasImageSource): number[] {
      const canvas = new OffscreenCanvas(36, 64)
      const context = canvas.getContext('2d')
      context?.drawImage(source, 0, 0, 36, 64)
      return Array.from(context?.getImageData(0, 0, 36, 64).data ?? [])
    }
  }, image)
}

async function paint(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([width, height]) => {
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d')
      if (context) context.fillStyle = 'seagreen'
      context?.fillRect(0, 0, width, height)
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
      return btoa(String.fromCharCode(...bytes))
    },
    [width, height] as const,
  )
  return Buffer.from(base64, 'base64')
}
