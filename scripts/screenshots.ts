import { mkdir } from 'node:fs/promises'
import {
  generate,
  launchChromium,
  newestCard,
  openPage,
  play,
  startSample,
} from '../apps/sample/e2e/sample-page.ts'
import { ensureTools } from './ensure-tools.ts'

/** Pictures of the sample app, for eyes: every state, light and dark, narrow and wide. Not committed. */
const folder = new URL('../screenshots/', import.meta.url)
const schemes = ['light', 'dark'] as const
const widths = [360, 1280]
const prompt = 'A paper boat drifts down a rainy street at dusk, neon in the puddles'

ensureTools()
await mkdir(folder, { recursive: true })
const [sample, browser] = await Promise.all([startSample(), launchChromium()])
try {
  for (const colorScheme of schemes) for (const width of widths) await takeAll(colorScheme, width)
} finally {
  await Promise.all([browser.close(), sample.close()])
}

async function takeAll(colorScheme: 'light' | 'dark', width: number): Promise<void> {
  const viewport = { width, height: 900 }
  const { page } = await openPage(browser, sample.url, { colorScheme, viewport })
  const take = async (name: string) => {
    const path = new URL(`${name}-${colorScheme}-${width}.png`, folder).pathname
    await page.screenshot({ path, fullPage: true })
    console.log(path)
  }

  await take('empty')
  await generate(page, 'sora-2', prompt, '16:9')
  await newestCard(page, 'in_progress')
  await take('waiting')
  await play(await newestCard(page, 'ready'))
  await take('playing')
  await generate(page, 'veo-3.1-fast-generate-preview', `${prompt} [fault:moderated]`)
  await newestCard(page, 'failed')
  await take('failed')
  await generate(page, 'sora-2', `${prompt} [fault:submit-dropped]`)
  await newestCard(page, 'submit_unknown')
  await take('unknown')
  for (const boat of ['A tin boat', 'A glass boat', 'A straw boat', 'A stone boat'])
    await generate(page, 'sora-2', `${boat} [fault:slow]`)
  await newestCard(page, 'waiting')
  await page.getByRole('button', { name: 'Edit prompt' }).last().click()
  await take('queue')
  await page.context().close()
}
