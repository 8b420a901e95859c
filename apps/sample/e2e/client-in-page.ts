import type * as Client from '@generated-video/client'
import type { Page } from 'playwright'

declare global {
  /** Only where {@link putClient} has put it. */
  var createVideoClient: typeof Client.createVideoClient
}

/** Gives a page of the sample the client as a global, for what no card does. */
export async function putClient(page: Page): Promise<void> {
  const content = `import { createVideoClient } from '/@id/@generated-video/client'
    Object.assign(globalThis, { createVideoClient })`
  await page.addScriptTag({ type: 'module', content })
  await page.waitForFunction(() => 'createVideoClient' in globalThis)
}
