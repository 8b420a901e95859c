import { expect, it } from 'vitest'
import { openSample } from './open-sample.ts'
import { openPage, readLedger } from './sample-page.ts'
import type { Route } from 'playwright'

const sample = openSample()

it('makes and plays a video, and says that it is not kept, in a sandboxed frame without an origin', async () => {
  const { page } = await openPage(sample.browser, 'about:blank')
  await page.route(`${sample.url}/**`, answerAnyOrigin)
  // Without "allow-forms" Chromium submits no form.
  await page.route(`${sample.url}/embedding`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<iframe sandbox="allow-scripts allow-forms" src="/" width="800" height="900"></iframe>',
    }),
  )
  await page.goto(`${sample.url}/embedding`)
  const frame = page.frameLocator('iframe')
  expect(await frame.locator('html').evaluate(() => self.origin)).toBe('null')

  await frame.getByRole('textbox', { name: 'Prompt' }).fill('a boat in a box')
  await frame.getByRole('button', { name: 'Generate' }).click()

  const card = frame.locator('[data-slot="generated-video"][data-status="ready"]')
  await card.getByText('could not store it').waitFor()
  const time = await card.locator('video').evaluate(async (video: HTMLVideoElement) => {
    video.muted = true
    await video.play()
    while (video.currentTime < 0.2) await new Promise(requestAnimationFrame)
    return video.currentTime
  })
  expect(time).toBeGreaterThan(0)
  expect((await readLedger(sample.url)).tasks.at(-1)?.prompt).toBe('a boat in a box')
  expect(await sample.billed()).toBe(1)
  await page.context().close()
})

/** As a server that lets pages without an origin read its answers. */
async function answerAnyOrigin(route: Route): Promise<void> {
  const sent = Object.entries(route.request().headers())
  const headers = Object.fromEntries(sent.filter(([name]) => !/^(origin|sec-fetch-)/.test(name)))
  const response = await route.fetch({ headers })
  const allowed = { ...response.headers(), 'access-control-allow-origin': '*' }
  await route.fulfill({ response, headers: allowed })
}
