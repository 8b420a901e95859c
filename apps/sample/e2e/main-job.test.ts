import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  generate,
  launchChromium,
  newestCard,
  openPage,
  play,
  readLedger,
  roots,
  save,
  startSample,
} from './sample-page.ts'
import type { Browser } from 'playwright'
import type { DevServer } from '../server/start-dev-server.ts'

const models = [
  ['sora-2', '9:16'],
  ['veo-3.1-fast-generate-preview', '16:9'],
  ['wanx-video-v1', '1:1'],
  ['seedance-1.5-pro', '16:9'],
] as const

const linked = new Set(['wanx-video-v1', 'seedance-1.5-pro'])

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

describe.each([19, 18] as const)('on React %i', (version) => {
  let sample: DevServer
  beforeAll(async () => {
    sample = await startSample({ root: roots[version] })
  })
  afterAll(() => sample.close())

  // The path is the client's: one React on both is enough.
  it.each(version === 19 ? (['server', 'direct'] as const) : (['server'] as const))(
    'makes, plays and saves a video of each family, each billed once (path: %s)',
    async (path) => {
      const { page, complaints } = await openPage(browser, `${sample.url}/?path=${path}`)
      const before = (await readLedger(sample.url)).billed
      const prompts = new Map<string, string>()

      for (const [model, ratio] of models) {
        prompts.set(model, `海邊的小貓 ${model} ${path}`)
        await generate(page, model, prompts.get(model) ?? '', ratio)
        const card = await newestCard(page, 'ready')

        const { width, height, time } = await play(card)

        expect(time).toBeGreaterThan(0)
        expect(width / height).toBeCloseTo(quotient(ratio), 1)
        if (path === 'direct' && linked.has(model)) {
          expect(await card.getByRole('link', { name: 'Open in new tab' }).count()).toBe(1)
          expect(await card.getByRole('button', { name: 'Save video' }).count()).toBe(0)
          continue
        }
        const saved = await save(page, card)
        const { tasks } = await readLedger(sample.url)
        expect(saved.sha256).toBe(tasks.findLast((task) => task.model === model)?.sha256)
        expect(saved.name).toMatch(/^海邊的小貓.*\.mp4$/)
      }

      expect((await readLedger(sample.url)).billed - before).toBe(models.length)
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )
})

function quotient(ratio: string): number {
  const [width = 0, height = 0] = ratio.split(':').map(Number)
  return width / height
}
