import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { freePort } from '../sample-page.ts'
import { startProcess } from './browser-process.ts'
import { webDriver } from './web-driver.ts'
import type { BrowserHome } from './browser-home.ts'
import type { DrivenPage } from './driven-page.ts'
import type { WebDriverSend } from './web-driver.ts'

const browser = fileURLToPath(new URL('webkit-gtk-browser.py', import.meta.url))

// There may be no graphics card, and for root there is no sandbox.
const env = { WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }

/** WebKitGTK on a display of its own. */
export async function launchWebKitGtk(
  home: BrowserHome,
  ...args: readonly '--private'[]
): Promise<DrivenPage> {
  const port = await freePort()
  const driver = ['WebKitWebDriver', '--host=127.0.0.1', `--port=${port}`]
  const { stop } = startProcess('xvfb-run', ['-a', ...driver], { ...home.env, ...env })
  try {
    const send = webDriver(`http://127.0.0.1:${port}`)
    await expect.poll(() => send('GET', '/status'), { timeout: 60_000 }).toBeTruthy()
    return drivenPage(send, await openSession(send, args), stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function openSession(send: WebDriverSend, args: readonly string[]): Promise<string> {
  const options = { binary: '/usr/bin/python3', args: [browser, ...args] }
  const alwaysMatch = { 'webkitgtk:browserOptions': options }
  const opened = await send('POST', '/session', { capabilities: { alwaysMatch } })
  return `/session/${(opened as { sessionId: string }).sessionId}`
}

function drivenPage(send: WebDriverSend, session: string, stop: () => Promise<void>): DrivenPage {
  async function element(selector: string): Promise<string> {
    const query = { using: 'css selector', value: selector }
    const found = (await send('POST', `${session}/element`, query)) as Record<string, string>
    const [id = ''] = Object.values(found)
    return `${session}/element/${id}`
  }

  return {
    async open(url) {
      await send('POST', `${session}/url`, { url })
    },
    evaluate: (expression) =>
      send('POST', `${session}/execute/sync`, { script: `return (${expression})`, args: [] }),
    async click(selector) {
      await send('POST', `${await element(selector)}/click`, {})
    },
    async type(selector, text) {
      await send('POST', `${await element(selector)}/value`, { text })
    },
    close: stop,
  }
}
