import { source } from 'axe-core'
import type { Page } from 'playwright'
import { expect, it } from 'vitest'
import { openPages } from './open-pages.ts'

const pages = openPages(['none'])

/** Themes as apps write them; none says a word on `color-scheme`. */
const themes = [
  ['a class and colours of the page alone', 'dark', ''],
  [
    "shadcn's names",
    'dark',
    `--card: oklch(0.145 0 0); --card-foreground: oklch(0.985 0 0); --primary: oklch(0.985 0 0);
     --primary-foreground: oklch(0.205 0 0); --muted: oklch(0.269 0 0);
     --muted-foreground: oklch(0.708 0 0); --destructive: oklch(0.396 0.141 25.723);
     --border: oklch(0.269 0 0); --ring: oklch(0.439 0 0);`,
  ],
  [
    'a class of its own and two of our names',
    'midnight',
    '--gv-surface: #10141f; --gv-text: #e8ebf4;',
  ],
  ['a class of its own that tells its scheme', 'midnight', '--gv-scheme: dark;'],
] as const

it.each(themes)('is readable under a dark theme of %s', async (_, name, variables) => {
  const style = `html { background: #0d0f13; color: #f2f3f5 } .${name} { ${variables} }`
  const page = await pages.open('none', { className: name, style })

  expect(await lowContrast(page)).toEqual([])
  await page.close()
})

async function lowContrast(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ content: source })
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations, passes } = await axe.run(document, { runOnly: ['color-contrast'] })
    if (!passes.some(({ nodes }) => nodes.length > 10)) throw new Error('Too little was checked.')
    return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))
  })
}

interface Axe {
  run(
    of: Document,
    options: { runOnly: string[] },
  ): Promise<Record<'violations' | 'passes', Rule[]>>
}

interface Rule {
  nodes: { html: string }[]
}
