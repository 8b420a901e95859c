import { afterAll, expect, it } from 'vitest'
import { launchChromium, openPage } from './sample-page.ts'
import { startSubmitPage } from './submit-page.ts'

const browser = await launchChromium()
afterAll(() => browser.close())

it('is billed once behind our handler, though the browser sends the submit again by itself', async () => {
  const server = await startSubmitPage()
  const { page } = await openPage(browser, server.url)

  const outcome = await page.evaluate('submitOverUsedConnection("/api")')

  expect(server.seen).toEqual([true, false])
  expect(outcome).toEqual({ taskId: expect.any(String) as unknown, status: 'queued' })
  expect(await server.billed()).toBe(1)
  server.close()
})
