import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort, launchChromium, openPage, readLedger } from './sample-page.ts'
import type { ChildProcess } from 'node:child_process'
import type { Server } from 'node:http'
import type { Browser } from 'playwright'

// The gateway's own documentation of its download endpoint, as published.
const page = await readFile(
  new URL('fixtures/gateway-download-endpoint.zh-Hant.txt', import.meta.url),
  'utf8',
)
const run = promisify(execFile)
const cli = fileURLToPath(new URL('../../../packages/mock-gateway/src/cli.ts', import.meta.url))

let mock: ChildProcess
let url: string
let folder: string
let browser: Browser

beforeAll(async () => {
  const port = await freePort()
  const conditions = '--conditions=@generated-video/source'
  mock = spawn(process.execPath, [conditions, cli, '--port', `${port}`, '--speed', '1000'])
  url = `http://localhost:${port}`
  await new Promise((resolve) => mock.stdout?.once('data', resolve))
  folder = await mkdtemp(join(tmpdir(), 'documented-flows-'))
  browser = await launchChromium()
})

afterAll(async () => {
  mock.kill()
  await browser.close()
  await rm(folder, { recursive: true })
})

/** A piece of the page, from one line up to another, with only host, key and id changed. */
function snippet(from: string, upTo: string, after = '', id = 'video_xxx'): string {
  const start = page.indexOf(from, page.indexOf(after))
  return page
    .slice(start, page.indexOf(upTo, start))
    .replaceAll('https://console.mixroute.io', url)
    .replaceAll('sk-xxxxxxxxxx', 'sk-of-my-own')
    .replaceAll(/video_(xxx|69095b4ce0048190893a01510c0c98b0)/g, id)
}

async function curl<Answer>(command: string): Promise<Answer> {
  const { stdout } = await run('bash', ['-c', `${command} --silent`], { maxBuffer: 2 ** 28 })
  return JSON.parse(stdout) as Answer
}

/** Submits and waits, as steps 1 and 2 of the page's whole flow do. */
async function makeVideo(): Promise<string> {
  const { task_id: id } = await curl<{ task_id: string }>(
    snippet('curl -X POST', '\n回應:', '完整流程範例').trim(),
  )
  const query = snippet('curl -X GET', '\n當狀態', '2. 查詢任務狀態', id).trim()
  for (;;) {
    const { status } = await curl<{ status: string }>(query)
    if (status === 'succeeded') return id
    expect(['queued', 'in_progress']).toContain(status)
  }
}

async function expectTheVideo(id: string, bytes: Uint8Array): Promise<void> {
  const { tasks } = await readLedger(url)
  const { sha256 } = tasks.find((task) => task.task_id === id) ?? {}
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  await expectPlayable(bytes)
}

async function expectPlayable(bytes: Uint8Array): Promise<void> {
  const { page } = await openPage(browser, 'about:blank')
  const source = `data:video/mp4;base64,${Buffer.from(bytes).toString('base64')}`
  const time = await page.evaluate(async (src) => {
    const video = Object.assign(document.createElement('video'), { src, muted: true })
    await video.play()
    while (video.currentTime < 0.1) await new Promise(requestAnimationFrame)
    return video.currentTime
  }, source)
  expect(time).toBeGreaterThan(0)
  await page.context().close()
}

it('gives a playable file to the curl commands of the documentation', async () => {
  const id = await makeVideo()

  const download = snippet('curl -X GET', '\n注意事項', '3. 下載影片檔案', id).trim()
  const { base64, size, data_url } = await curl<{ base64: string; size: number; data_url: string }>(
    download,
  )

  const bytes = Buffer.from(base64, 'base64')
  expect(bytes.length).toBe(size)
  expect(data_url).toBe(`data:video/mp4;base64,${base64}`)
  await expectTheVideo(id, bytes)
})

it('gives a playable file to the JavaScript of the documentation, in a page of another origin', async () => {
  const id = await makeVideo()
  const elsewhere = await serveEmptyPage()
  const { page } = await openPage(browser, elsewhere.url)
  const script = snippet('// 從回應中取得', '\nPython 範例', '', id)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.evaluate(`(async () => {${script}})()`),
  ])

  expect(download.suggestedFilename()).toBe('video.mp4')
  await expectTheVideo(id, await readFile(await download.path()))
  await page.context().close()
  elsewhere.server.close()
})

it('gives a playable file to the Python of the documentation', async () => {
  const id = await makeVideo()
  const script = `${snippet('import requests', '\n完整流程範例')}\ndownload_video("${id}", "sk-of-my-own")`

  const { stdout } = await run(await pythonWithRequests(), ['-c', script], { cwd: folder })

  expect(stdout).toContain('影片已儲存')
  await expectTheVideo(id, await readFile(join(folder, 'video.mp4')))
})

async function pythonWithRequests(): Promise<string> {
  const hasRequests = (python: string) => run(python, ['-c', 'import requests']).then(() => python)
  return Promise.any(['python3', '/usr/bin/python3'].map(hasRequests))
}

async function serveEmptyPage(): Promise<{ server: Server; url: string }> {
  const port = await freePort()
  const server = createServer((_request, response) =>
    response.end('<!doctype html><title>Elsewhere</title>'),
  )
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${port}` }
}
