import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { bundleScript } from '../bundle-script.ts'
import { createBrowserHome } from './browser-home.ts'
import { launchFirefox } from './launch-firefox.ts'
import { launchWebKitGtk } from './launch-webkit-gtk.ts'
import type { AddressInfo } from 'node:net'
import type { FrameTime } from '../../../../packages/react/src/frame/capture-frame.ts'
import type { BrowserHome } from './browser-home.ts'
import type { DrivenPage } from './driven-page.ts'

const entry = fileURLToPath(new URL('frames-page-entry.ts', import.meta.url))
const script = await bundleScript(entry)
const server = createServer(({ url }, response) => {
  const isScript = url === '/frames.js'
  response
    .setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    .end(isScript ? script : '<!doctype html><script src="/frames.js"></script>')
}).listen(0, '127.0.0.1')

afterAll(() => {
  server.close()
  server.closeAllConnections()
})

const refused = 'download_failed'
const cuts = [
  ['silent', 0.95],
  ['silent', 0.75],
  ['longSound', 0.6],
  ['fragmented', 0.5],
  ['silentFragmented', 0.5],
] as const
const browsers = [
  ['Firefox', launchFirefox],
  ['WebKitGTK', launchWebKitGtk],
] as const

async function openPage(launch: (home: BrowserHome) => Promise<DrivenPage>): Promise<DrivenPage> {
  const home = await createBrowserHome()
  onTestFinished(home.remove)
  const page = await launch(home)
  onTestFinished(page.close)
  const { port } = server.address() as AddressInfo
  await page.open(`http://127.0.0.1:${port}/`)
  return page
}

it.each(browsers)('captures the first, the last and any other picture (%s)', async (_, launch) => {
  const page = await openPage(launch)

  for (const name of ['silent', 'longSound']) {
    expect(await capture(page, name, 'first')).toBe(0)
    expect(await capture(page, name, 1.05)).toBe(10)
    expect(await capture(page, name, 2.85)).toBe(28)
    expect(await capture(page, name, 'last')).toBe(29)
    expect(await capture(page, name, 60)).toBe(29)
  }
})

it.each([
  ['Firefox', launchFirefox, 29, 28],
  // It finds one fragment fewer than there are, and does not tell which picture it shows.
  ['WebKitGTK', launchWebKitGtk, refused, refused],
] as const)(
  'captures no wrong picture of a file in fragments, or a WebM (%s)',
  async (_, launch, last, nearLast) => {
    const page = await openPage(launch)

    expect(await capture(page, 'silentFragmented', 'first')).toBe(0)
    expect(await capture(page, 'silentFragmented', 1.05)).toBe(10)
    expect(await capture(page, 'silentFragmented', 2.85)).toBe(nearLast)
    for (const name of ['silentFragmented', 'fragmented', 'webm'])
      expect(await capture(page, name, 'last')).toBe(last)
  },
)

it.each(browsers)('captures of a cut file the first picture at most (%s)', async (_, launch) => {
  const page = await openPage(launch)

  for (const [name, part] of cuts) {
    expect(await capture(page, name, 'first', part)).toBe(0)
    expect(await capture(page, name, 2.8, part)).toBe(refused)
    expect(await capture(page, name, 'last', part)).toBe(refused)
  }
})

it.each(browsers)(
  'makes a poster that is not black where the video is at first (%s)',
  async (_, launch) => {
    const page = await openPage(launch)

    expect(await page.evaluate(`posterLight('lateLight')`)).toBeGreaterThan(200)
    expect(await page.evaluate(`posterLight('black')`)).toBeLessThan(8)
  },
)

function capture(
  page: DrivenPage,
  ...args: readonly [name: string, time: FrameTime, part?: number]
) {
  return page.evaluate(`capture(${args.map((arg) => JSON.stringify(arg)).join(', ')})`)
}
