import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { clientConditions } from '../../../../resolve-conditions.ts'
import { pageFolder } from '../server/page-files.ts'

/** Bundles the page from the packages' sources, as an app's production build would. */
export async function buildPage(): Promise<void> {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'warn',
    resolve: { conditions: clientConditions },
    build: {
      outDir: pageFolder,
      emptyOutDir: true,
      target: 'esnext',
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('page/page.ts', import.meta.url)),
        output: { entryFileNames: 'page.js' },
      },
    },
  })
}
