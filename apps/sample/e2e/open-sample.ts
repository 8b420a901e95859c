import { afterAll, beforeAll, beforeEach } from 'vitest'
import { launchChromium, readLedger, startSample } from './sample-page.ts'
import type { Browser } from 'playwright'
import type { DevServer, DevServerOptions } from '../server/start-dev-server.ts'

/** A sample app and a Chromium, open for as long as the tests of a file run. */
export interface OpenSample {
  readonly browser: Browser
  readonly url: string
  /** How much was billed since the test began. */
  billed(): Promise<number>
}

export function openSample(options?: DevServerOptions): OpenSample {
  let browser: Browser | undefined
  let sample: DevServer | undefined
  let before = 0
  beforeAll(async () => {
    ;[browser, sample] = await Promise.all([launchChromium(), startSample(options)])
  })
  afterAll(async () => {
    await browser?.close()
    await sample?.close()
  })
  beforeEach(async () => {
    before = (await readLedger(opened(sample).url)).billed
  })

  return {
    get browser() {
      return opened(browser)
    },
    get url() {
      return opened(sample).url
    },
    billed: async () => (await readLedger(opened(sample).url)).billed - before,
  }
}

function opened<Open>(open: Open | undefined): Open {
  if (open) return open
  throw new Error('It is open inside tests only.')
}
