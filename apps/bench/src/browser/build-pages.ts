import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { clientConditions } from '../../../../resolve-conditions.ts'
import { pageFolder } from '../server/page-files.ts'

/** Bundles the pages from the packages' sources, as an app's production build would. */
export async function buildPages(): Promise<void> {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'error',
    resolve: {
      conditions: clientConditions,
      // The usual production build keeps no count of commits.
      alias: { 'react-dom/client': 'react-dom/profiling' },
    },
    build: {
      outDir: pageFolder,
      emptyOutDir: true,
      target: 'esnext',
      modulePreload: false,
      rolldownOptions: {
        input: [
          'page/page',
          'page/peers-page',
          '../commits/page/commits-page',
          '../pictures/page/pictures-page',
          '../stores/page/stores-page',
        ].map((name) => fileURLToPath(new URL(`${name}.ts`, import.meta.url))),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })
}
