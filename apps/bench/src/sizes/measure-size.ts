import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { clientConditions } from '../../../../resolve-conditions.ts'
import type { Rolldown } from 'vite'
import type { Figures } from '../results/sample.ts'

const peers = /^(react|react-dom|@tanstack\/react-query)(\/|$)/

/** What an app downloads for an entry: bundled for production from the sources, its peers left out. */
export async function measureSize(entry: string): Promise<Figures> {
  const outputs = await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'error',
    resolve: { conditions: clientConditions },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(`entries/${entry}.ts`, import.meta.url)),
        external: peers,
        preserveEntrySignatures: 'strict',
      },
    },
  })
  if (!('output' in outputs)) throw new Error('The build gave no output.')
  const text = outputs.output.map(textOf).join('')
  return { minified: Buffer.byteLength(text), gzipped: gzipSync(text, { level: 9 }).length }
}

function textOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset): string {
  return file.type === 'chunk' ? file.code : Buffer.from(file.source).toString()
}
