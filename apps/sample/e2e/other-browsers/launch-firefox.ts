import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { firefoxPath } from '../../../../firefox.ts'
import { openBidi } from './bidi.ts'
import { startProcess } from './browser-process.ts'
import type { Readable } from 'node:stream'
import type { BidiSend } from './bidi.ts'
import type { BrowserHome } from './browser-home.ts'
import type { DrivenPage } from './driven-page.ts'

/**
 * Firefox as it comes, on a new profile. Not by Playwright: in its Firefox a download from a `blob:` URL never starts,
 * and what it fills in goes unseen by React.
 */
export async function launchFirefox(
  home: BrowserHome,
  preferences: Readonly<Record<string, boolean | number>> = {},
): Promise<DrivenPage> {
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref("${name}", ${value});`,
  )
  await writeFile(join(home.folder, 'user.js'), lines.join('\n'))
  const profile = ['--no-remote', '--profile', home.folder]
  const { stderr, stop } = startProcess(
    firefoxPath,
    ['--headless', ...profile, '--remote-debugging-port=0', 'about:blank'],
    home.env,
  )
  try {
    const send = await openBidi(await address(stderr))
    const { contexts } = (await send('browsingContext.getTree', {})) as {
      contexts: [{ context: string }]
    }
    return drivenPage(send, contexts[0].context, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

function drivenPage(send: BidiSend, context: string, stop: () => Promise<void>): DrivenPage {
  async function click(selector: string) {
    const locator = { type: 'css', value: selector }
    const { nodes } = (await send('browsingContext.locateNodes', { context, locator })) as {
      nodes: { sharedId: string }[]
    }
    const [element] = nodes
    if (!element) throw new Error(`Nothing there: ${selector}`)
    const target = { target: { context }, arguments: [element], awaitPromise: false }
    const functionDeclaration = '(element) => element.scrollIntoView({ block: "center" })'
    await send('script.callFunction', { ...target, functionDeclaration })
    const origin = { type: 'element', element }
    const move = { type: 'pointerMove', x: 0, y: 0, origin }
    const press = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }))
    const pointer = { type: 'pointer', id: 'mouse', actions: [move, ...press] }
    await send('input.performActions', { context, actions: [pointer] })
  }

  return {
    async open(url) {
      await send('browsingContext.navigate', { context, url, wait: 'complete' })
    },
    async evaluate(expression) {
      const json = `(async () => JSON.stringify((await (${expression})) ?? null))()`
      const target = { target: { context }, awaitPromise: true }
      const { result } = (await send('script.evaluate', { ...target, expression: json })) as {
        result?: { value: string }
      }
      if (result) return JSON.parse(result.value) as unknown
      throw new Error(`It threw: ${expression}`)
    },
    click,
    async type(selector, text) {
      await click(selector)
      const keys = Array.from(text).flatMap((value) =>
        ['keyDown', 'keyUp'].map((type) => ({ type, value })),
      )
      const keyboard = { type: 'key', id: 'keyboard', actions: keys }
      await send('input.performActions', { context, actions: [keyboard] })
    },
    close: stop,
  }
}

function address(stderr: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface(stderr)
      .on('line', (line) => {
        const [, url] = /^WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? []
        if (url) resolve(url)
      })
      .on('close', () => reject(new Error('Firefox ended before it listened.')))
  })
}
