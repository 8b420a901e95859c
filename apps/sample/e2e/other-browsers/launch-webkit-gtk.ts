import { expect } from 'vitest'
import { webKitGtk } from '../../../../browsers.ts'
import { freePort } from '../sample-page.ts'
import { startProcess } from './browser-process.ts'
import { webDriver } from './web-driver.ts'
import type { BrowserHome } from './browser-home.ts'
import type { DrivenPage } from './driven-page.ts'
import type { WebDriverSend } from './web-driver.ts'

/** WebKitGTK's MiniBrowser on a display of its own. */
export async function launchWebKitGtk(
  home: BrowserHome,
  ...args: readonly string[]
): Promise<DrivenPage> {
  const port = await freePort()
  const driver = ['WebKitWebDriver', '--host=127.0.0.1', `--port=${port}`]
  const { stop } = startProcess('xvfb-run', ['-a', ...driver], { ...home.env, ...webKitGtk.env })
  try {
    const send = webDriver(`http://127.0.0.1:${port}`)
    await expect.poll(() => send('GET', '/status'), { timeout: 60_000 }).toBeTruthy()
    return await openSession(send, args, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function openSession(
  send: WebDriverSend,
  args: readonly string[],
  stop: () => Promise<void>,
): Promise<DrivenPage> {
  const options = { binary: webKitGtk.executablePath, args: ['--automation', ...args] }
  const alwaysMatch = { 'webkitgtk:browserOptions': options }
  const opened = await send('POST', '/session', { capabilities: { alwaysMatch } })
  const session = `/session/${(opened as { sessionId: string }).sessionId}`

  async function element(selector: string): Promise<string> {
    const query = { using: 'css selector', value: selector }
    const [id = ''] = Object.values(
      (await send('POST', `${session}/element`, query)) as Record<string, string>,
    )
    return `${session}/element/${id}`
  }

  return {
    open: async (url) => void (await send('POST', `${session}/url`, { url })),
    evaluate: (expression) =>
      send('POST', `${session}/execute/sync`, { script: `return (${expression})`, args: [] }),
    click: async (selector) => void (await send('POST', `${await element(selector)}/click`, {})),
    type: async (selector, text) =>
      void (await send('POST', `${await element(selector)}/value`, { text })),
    async close() {
      await send('DELETE', session).finally(stop)
    },
  }
}
