import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { clientConditions } from '../../../../resolve-conditions.ts'
import type { Rolldown } from 'vite'
import type { Figures } from '../results/sample.ts'

const peers = /^(react|react-dom|@tanstack\/react-query)(\/|$)/

/**
 * What an app downloads for an entry: bundled for production from the sources, its peers left out.
 *
 * @param when - At the start, or what comes later: on use, or once something stands.
 */
export async function measureSize(entry: string, when: 'start' | 'later'): Promise<Figures> {
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
        // What is loaded on use may share what the entry has, as in an app, whose entry gives nothing away.
        preserveEntrySignatures: 'allow-extension',
      },
    },
  })
  if (!('output' in outputs)) throw new Error('The build gave no output.')
  const { output } = outputs
  const first = startOf(output)
  const text = output
    .filter((file) => first.has(file.fileName) === (when === 'start'))
    .map(textOf)
    .join('')
  return { minified: Buffer.byteLength(text), gzipped: gzipSync(text, { level: 9 }).length }
}

/** The names of the files that are there before anything is used: the entry and what it imports, and styles. */
function startOf(output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): Set<string> {
  const files = new Map(output.map((file) => [file.fileName, file]))
  const names = new Set(output.filter(isAtStart).map(({ fileName }) => fileName))
  for (const name of names) {
    const file = files.get(name)
    for (const imported of file?.type === 'chunk' ? file.imports : []) {
      if (files.has(imported)) names.add(imported)
    }
  }
  return names
}

function isAtStart(file: Rolldown.OutputChunk | Rolldown.OutputAsset): boolean {
  return file.type === 'asset' || file.isEntry
}

function textOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset): string {
  return file.type === 'chunk' ? file.code : Buffer.from(file.source).toString()
}
