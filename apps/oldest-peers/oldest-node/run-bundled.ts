import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'vite'
import { oldestNodePath } from '../../../oldest-node.ts'
import { serverConditions } from '../../../resolve-conditions.ts'

const run = promisify(execFile)
/** React comes from here: the oldest that the peers allow. */
const root = fileURLToPath(new URL('..', import.meta.url))

/** Bundles a module of this folder with the packages' sources and runs it on the oldest Node; gives what it prints. */
export async function runBundled(name: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'generated-video-oldest-node-'))
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      mode: 'production',
      resolve: { dedupe: ['react', 'react-dom', '@tanstack/react-query'] },
      ssr: { noExternal: true, resolve: { conditions: serverConditions } },
      build: {
        ssr: fileURLToPath(new URL(name, import.meta.url)),
        outDir,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
      },
    })
    const { stdout } = await run(oldestNodePath, [join(outDir, 'main.mjs')])
    return stdout
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}
