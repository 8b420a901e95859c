import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { digestDownload, findCard, generate, openPage, play, save } from './example-page.ts'
import type { Browser, Page } from 'playwright'

/** Throws where an example does not do what it shows. */
export type ExampleCheck = (browser: Browser, url: string) => Promise<void>

const csp = "default-src 'self'; media-src 'self' blob:; img-src 'self' blob: data:"
// A page that knows nothing of a task yet asks again after a second; in three, a poll that should not be is seen.
const threeGaps = 3_000

/** The page came under the strict policy, and {@link makesPlaysAndSaves} then sees that nothing is refused. */
export const isServedWithStrictPolicy: ExampleCheck = async (_browser, url) => {
  assert.equal((await fetch(url)).headers.get('content-security-policy'), csp)
}

/** Generates a video of each kind of result with one submit, plays it, and saves it. The console stays empty. */
export const makesPlaysAndSaves: ExampleCheck = async (browser, url) => {
  const { page, complaints, requests } = await openPage(browser, url)
  // What the download route answers, and a link that the handler follows.
  const models = ['sora-2', 'wanx-video-v1']
  const taskIds: string[] = []
  for (const model of models) taskIds.push(await generate(page, model, `A boat by ${model}`))

  for (const [index, model] of models.entries()) {
    const card = await findCard(page, 'ready', `A boat by ${model}`)
    assert.ok((await play(card)) > 0, `${model}: there is nothing to see`)
    const sent = await digestDownload(url, taskIds[index] ?? '')
    assert.equal(await save(page, card), sent, `${model}: the saved bytes are others`)
  }
  assert.equal(requests.filter(isSubmit).length, models.length)
  assert.deepEqual(complaints, [])
  await page.context().close()
}

/** What the React Compiler wrote keeps its values in a cache, and asks for its size first. */
export const isCompiled: ExampleCheck = async (browser, url) => {
  const page = await browser.newPage()
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text())
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const own = (await Promise.all(scripts)).filter((script) => script.includes('Link to this video'))
  assert.equal(own.length, 1)
  assert.match(own[0] ?? '', /\.c\)\(\d+\)/)
  await page.close()
}

/** A page opened while its video is made begins with what the server found, and follows on from there. */
export const continuesFromServer: ExampleCheck = async (browser, url) => {
  // The slowest, so that there is a middle to open the page in.
  const taskId = await submit(url, 'A lighthouse', 'veo-3.1-generate-preview')
  const address = `${url}/videos/${taskId}`

  assert.match(await readText(address), /data-status="(queued|in_progress)"/)
  const { page, complaints, requests } = await openPage(browser, address)
  await fetchVideo(page)
  await play(await findCard(page, 'ready'))

  assert.ok(requests.includes(statusCall(taskId)))
  assert.deepEqual(complaints, [])
  await page.context().close()
}

/** A settled status that the server prefetched stands in the page's HTML, and no browser asks for it again. */
export const hydratesWithoutSecondRequest: ExampleCheck = async (browser, url) => {
  const finished = await submit(url, 'A lighthouse')
  const declined = await submit(url, 'A storm [fault:moderated]')
  await untilStatus(url, finished, 'succeeded')
  await untilStatus(url, declined, 'failed')
  const reason = 'declined by content review'

  assert.match(await readText(`${url}/videos/${finished}`), /data-status="fetching"/)
  assert.ok((await readText(`${url}/videos/${declined}`)).includes(reason))
  const plays = await openPage(browser, `${url}/videos/${finished}`)
  const tells = await openPage(browser, `${url}/videos/${declined}`)
  await fetchVideo(plays.page)
  await play(await findCard(plays.page, 'ready'))
  await (await findCard(tells.page, 'failed')).getByText(reason).waitFor()
  await wait(threeGaps)

  assert.deepEqual(plays.requests.filter(isCall), ['GET /api/video/generations/download'])
  assert.deepEqual(tells.requests.filter(isCall), [])
  assert.deepEqual([...plays.complaints, ...tells.complaints], [])
  for (const { page } of [plays, tells]) await page.context().close()
}

/** From page to page the video that was fetched is kept. */
export const keepsVideoAcrossPages: ExampleCheck = async (browser, url) => {
  const { page, complaints, requests } = await openPage(browser, url)
  const taskId = await generate(page, 'sora-2', 'A lighthouse')
  await findCard(page, 'ready')

  await page.getByRole('link', { name: 'Link to this video' }).click()
  await page.waitForURL(`${url}/videos/${taskId}`)
  await play(await findCard(page, 'ready'))

  assert.equal(requests.filter((request) => request.endsWith('/download')).length, 1)
  assert.deepEqual(complaints, [])
  await page.context().close()
}

/** This browser did not submit it, so nothing is fetched before it is asked for. */
async function fetchVideo(page: Page): Promise<void> {
  const card = await findCard(page, 'not_fetched')
  await card.getByRole('button', { name: 'Fetch video' }).click()
}

/** Submits from outside the browser, and gives the task's id. */
async function submit(url: string, prompt: string, model = 'sora-2'): Promise<string> {
  const answer = await fetch(`${url}/api/video/generations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model, prompt }),
  })
  return ((await answer.json()) as { task_id: string }).task_id
}

async function untilStatus(url: string, taskId: string, status: string): Promise<void> {
  const address = `${url}/api/video/generations/${taskId}`
  const deadline = Date.now() + 60_000
  while (!(await readText(address)).includes(`"status":"${status}"`)) {
    assert.ok(Date.now() < deadline, `${taskId} is not ${status}`)
    await wait(500)
  }
}

async function readText(url: string): Promise<string> {
  return (await fetch(url)).text()
}

function isCall(request: string): boolean {
  return request.includes(' /api/')
}

function isSubmit(request: string): boolean {
  return request.startsWith('POST /api/')
}

function statusCall(taskId: string): string {
  return `GET /api/video/generations/${taskId}`
}
