import { expect, it } from 'vitest'
import { openSample } from './open-sample.ts'
import { readDatabase } from './read-database.ts'
import { generate, newestCard, openPage, play, readLedger, save } from './sample-page.ts'
import type { Page } from 'playwright'

const prompt = 'A paper boat in the rain'
const sample = openSample({ mockSpeed: 600 })

const open = (path: string, prepare: (page: Page) => Promise<unknown>) =>
  openPage(sample.browser, `${sample.url}/?path=${path}`).then(async ({ page }) => {
    await prepare(page)
    await page.reload()
    return page
  })

const notKept = (page: Page) => page.locator('[data-slot="generated-video-not-kept"]')

/** From here on the gateway knows of no task. */
async function forgetTasks(page: Page): Promise<string[]> {
  const asked: string[] = []
  await page.route('**/video/generations/**', (route) => {
    asked.push(route.request().url())
    return route.fulfill({ status: 404, json: { error: { code: 'expired', message: 'Gone.' } } })
  })
  return asked
}

/** Plays, saves the bytes that were made, and cost one bill. */
async function expectVideo(page: Page): Promise<void> {
  const card = await newestCard(page, 'ready')
  expect((await play(card)).time).toBeGreaterThan(0)
  const { tasks } = await readLedger(sample.url)
  expect((await save(page, card)).sha256).toBe(tasks.at(-1)?.sha256)
  expect(await sample.billed()).toBe(1)
}

async function expectKept(page: Page): Promise<void> {
  const asked = await forgetTasks(page)
  await page.reload()
  await expectVideo(page)
  expect(asked).toEqual([])
  await page.context().close()
}

/** @param bytes - Of the disk, for the page's origin; without it, as it was. */
async function limitDisk(page: Page, bytes?: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const quota = bytes === undefined ? {} : { quotaSize: bytes }
  await session.send('Storage.overrideQuotaForOrigin', { origin: sample.url, ...quota })
}

it('gives the video though the disk is full, says that it is not kept, and has it after a reload', async () => {
  const page = await open('server', (page) => limitDisk(page, 1))

  await generate(page, 'sora-2', prompt)

  await expectVideo(page)
  await notKept(page).waitFor()
  await limitDisk(page)
  const database = `generated-video:${sample.url}/api`
  await expect
    .poll(() => readDatabase(page, database, 'entries'), { timeout: 60_000 })
    .not.toEqual([])
  await page.reload()
  await expectVideo(page)
  await page.context().close()
})

it('keeps a video whose first write was broken off', async () => {
  const page = await open('server', (page) =>
    page.addInitScript(() => {
      const { put } = IDBObjectStore.prototype
      let isBroken = false
      IDBObjectStore.prototype.put = function (value: unknown, key) {
        const request = put.call(this, value, key)
        if (value instanceof Blob && !isBroken) {
          isBroken = true
          this.transaction.abort()
        }
        return request
      }
    }),
  )

  await generate(page, 'sora-2', prompt)

  await expectVideo(page)
  await notKept(page).waitFor({ state: 'detached' })
  await expectKept(page)
})

it('loses no video where the page dies while it is written', async () => {
  const page = await open('server', async (page) => {
    const session = await page.context().newCDPSession(page)
    await page.exposeBinding('die', () => void session.send('Page.crash').catch(() => undefined))
    await page.addInitScript(() => {
      const { put } = IDBObjectStore.prototype
      IDBObjectStore.prototype.put = function (value: unknown, key) {
        const request = put.call(this, value, key)
        if (value instanceof Blob) (globalThis as unknown as { die(): void }).die()
        return request
      }
    })
  })
  const crashed = page.waitForEvent('crash')
  await generate(page, 'sora-2', prompt)
  await crashed

  const next = await page.context().newPage()
  await next.goto(`${sample.url}/?path=server`)

  await expectVideo(next)
  await expectKept(next)
})

it.each(['server', 'direct'])(
  'sends a prompt once, and keeps its video, where the database opens 1.2 s late (path: %s)',
  async (path) => {
    const page = await open(path, (page) =>
      page.addInitScript(() => {
        const { open } = IDBFactory.prototype
        IDBFactory.prototype.open = function (name, version) {
          const { onsuccess } = Object.getOwnPropertyDescriptors(IDBRequest.prototype)
          const request = open.call(this, name, version)
          Object.defineProperty(request, 'onsuccess', {
            set(listener: (event: Event) => void) {
              const late = (event: Event) => setTimeout(() => listener.call(request, event), 1_200)
              onsuccess.set?.call(request, late)
            },
          })
          return request
        }
      }),
    )

    await generate(page, 'sora-2', prompt)

    await expectVideo(page)
    await notKept(page).waitFor({ state: 'detached' })
    await expectKept(page)
  },
)
