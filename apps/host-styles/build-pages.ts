import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import tailwindcss3 from 'tailwindcss-3'
import { build } from 'vite'
import { clientConditions } from '../../resolve-conditions.ts'

/** An entry in `src`, and which Tailwind reads its style sheets. */
const pages = { none: 0, 'tailwind-4-first': 4, 'tailwind-4-last': 4, 'tailwind-3': 3 } as const

export type PageName = keyof typeof pages
export const pageNames = Object.keys(pages) as PageName[]

const inApp = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Builds one page as an app would, into `<outDir>/<name>`. */
export async function buildPage(name: PageName, outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: inApp('.'),
    logLevel: 'error',
    plugins: pages[name] === 4 ? [tailwindcss()] : [],
    css:
      pages[name] === 3
        ? { postcss: { plugins: [tailwindcss3({ content: [inApp('src/*.tsx')] })] } }
        : {},
    resolve: {
      conditions: clientConditions,
      alias: pages[name] === 3 ? [{ find: /^tailwindcss\//, replacement: 'tailwindcss-3/' }] : [],
    },
    build: {
      outDir: `${outDir}/${name}`,
      target: 'esnext',
      cssCodeSplit: false,
      rolldownOptions: {
        input: inApp(`src/${name}.ts`),
        output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
      },
    },
  })
}
