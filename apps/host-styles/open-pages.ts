import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll } from 'vitest'
import { chromiumLaunch } from '../../chromium.ts'
import { buildPage } from './build-pages.ts'
import type { PageName } from './build-pages.ts'

/** What an app's own markup says around the page. */
interface Surroundings {
  /** Of the `html` element. */
  className?: string
  style?: string
}

/** Builds these pages before the tests of a file, and opens them in Chromium. */
export function openPages(names: readonly PageName[]) {
  let folder: string
  let browser: Browser
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'generated-video-host-styles-'))
    for (const name of names) await buildPage(name, folder)
    browser = await chromium.launch(chromiumLaunch)
  })
  afterAll(async () => {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  })

  return {
    /** The page, once its cards are there. */
    async open(name: PageName, surroundings: Surroundings = {}): Promise<Page> {
      const page = await browser.newPage()
      await page.route('https://app.example/**', async (route) => {
        const { pathname } = new URL(route.request().url())
        if (pathname === '/')
          return route.fulfill({ contentType: 'text/html', body: markup(surroundings) })
        const contentType = pathname.endsWith('.css') ? 'text/css' : 'text/javascript'
        const body = await readFile(join(folder, name, pathname.slice(1)), 'utf8')
        return route.fulfill({ contentType, body })
      })
      await page.goto('https://app.example/')
      await page.locator('[data-slot="generated-video"]').nth(3).waitFor()
      return page
    },
  }
}

function markup({ className = '', style = '' }: Surroundings): string {
  return `<!doctype html><html lang="en" class="${className}"><title>App</title><style>${style}</style>
    <link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script></html>`
}
