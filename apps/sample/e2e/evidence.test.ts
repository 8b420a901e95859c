import { createServer } from 'node:http'
import { createMockGateway } from '@generated-video/mock-gateway'
import { toNodeListener } from '@generated-video/mock-gateway/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort, generate, launchChromium, openPage, play, startSample } from './sample-page.ts'
import type { Server } from 'node:http'
import type { Browser, Locator } from 'playwright'
import type { DevServer } from '../server/start-dev-server.ts'

/** What the gateway makes of a prompt, which is its task's id too. */
type Route = (task: { polls: number; origin: string }) => unknown

const refused = (status: number, message: string, code?: string) =>
  Response.json({ error: { message, type: 'invalid_request_error', code } }, { status })

/** Status answers that no list has foreseen, and what they come to. */
const answers: Record<string, Route> = {
  'late-link': ({ polls, origin }) =>
    polls < 3 ? { status: 'succeeded' } : { status: 'succeeded', url: `${origin}/files/a.mp4` },
  'content-route-only': () => ({ status: 'succeeded' }),
  'localhost-link': () => ({
    status: 'succeeded',
    url: 'http://localhost:3000/v1/videos/localhost-link/content',
  }),
  'unknown-word': ({ origin }) => ({ status: 'wrapped up', url: `${origin}/files/a.mp4` }),
  'moderated-at-the-poll': () =>
    refused(400, 'Your request was blocked by our moderation system.', 'moderation_blocked'),
  'cut-file': () => ({ status: 'succeeded' }),
}

let browser: Browser
let elsewhere: Server
let sample: DevServer
let video: ArrayBuffer
const billed: string[] = []
const polls = new Map<string, number>()

async function makeVideo(): Promise<ArrayBuffer> {
  const mock = createMockGateway()
  const headers = { authorization: 'Bearer sk-any' }
  const body = JSON.stringify({ model: 'wanx-video-v1', prompt: 'a cat', duration: 5 })
  const submitted = await mock.fetch('/v1/video/generations', { method: 'POST', headers, body })
  const { task_id: id } = (await submitted.json()) as { task_id: string }
  mock.advance(3_600_000)
  const { url } = (await (await mock.fetch(`/v1/video/generations/${id}`, { headers })).json()) as {
    url: string
  }
  return (await mock.fetch(url)).arrayBuffer()
}

async function answer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init)
  const { origin, pathname, searchParams } = new URL(request.url)
  if (request.method === 'POST') {
    const { prompt } = (await request.json()) as { prompt: string }
    billed.push(prompt)
    return Response.json({ task_id: prompt, status: 'submitted' })
  }
  if (pathname.startsWith('/files/')) return sendVideo(video)
  if (pathname.endsWith('/content')) {
    return pathname.includes('cut-file') ? sendVideo(video.slice(0, -2_000)) : sendVideo(video)
  }
  if (searchParams.has('id')) return refused(400, 'task_not_exist', 'task_not_exist')
  const id = pathname.split('/').at(-1) ?? ''
  polls.set(id, (polls.get(id) ?? 0) + 1)
  const said = answers[id]?.({ polls: polls.get(id) ?? 0, origin })
  if (said instanceof Response) return said
  return said ? Response.json({ task_id: id, ...said }) : refused(404, 'no such task')
}

function sendVideo(bytes: ArrayBuffer): Response {
  return new Response(bytes, { headers: { 'content-type': 'video/mp4' } })
}

beforeAll(async () => {
  video = await makeVideo()
  const port = await freePort()
  elsewhere = createServer(toNodeListener(answer))
  elsewhere.listen(port, '127.0.0.1')
  browser = await launchChromium()
  sample = await startSample({ apiKey: 'sk-crafted', baseUrl: `http://127.0.0.1:${port}/v1` })
})

afterAll(async () => {
  await Promise.all([browser.close(), sample.close()])
  elsewhere.close()
})

it('tells each video’s story by what the gateway shows, and bills each once', async () => {
  const { page } = await openPage(browser, 'about:blank')
  await page.clock.install()
  await page.goto(`${sample.url}/?path=server`)
  const card = (prompt: string): Locator =>
    page.getByRole('article', { name: `Generated video: ${prompt}`, exact: true })
  const comesTo = (prompt: string, status: string) =>
    card(prompt)
      .and(page.locator(`[data-status="${status}"]`))
      .waitFor()

  for (const prompt of Object.keys(answers)) {
    await generate(page, prompt === 'cut-file' ? 'sora-2' : 'wanx-video-v1', prompt)
    await card(prompt).waitFor()
    await page.clock.fastForward(2_000)
  }
  await card('content-route-only').getByText('Finished, waiting for the file.').waitFor()
  await comesTo('late-link', 'ready')
  await page.clock.fastForward(60_000)

  for (const prompt of ['late-link', 'content-route-only', 'localhost-link', 'unknown-word']) {
    await comesTo(prompt, 'ready')
    expect((await play(card(prompt))).time).toBeGreaterThan(0)
  }
  await comesTo('moderated-at-the-poll', 'failed')
  expect(await card('moderated-at-the-poll').innerText()).toMatch(/declined by content review/)
  await comesTo('cut-file', 'not_fetched')
  expect(await card('cut-file').innerText()).toMatch(/could not be fetched whole/)
  expect(billed.sort()).toEqual(Object.keys(answers).sort())
  await page.context().close()
})
