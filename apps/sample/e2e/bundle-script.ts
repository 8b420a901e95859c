import { build } from 'vite'
import { clientConditions } from '../../../resolve-conditions.ts'

/** Bundles a module for a page, as one classic script. */
export async function bundleScript(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: clientConditions },
    build: { write: false, lib: { entry, name: 'page', formats: ['iife'] } },
  })
  const [output] = [built].flat()
  if (!output || !('output' in output)) throw new Error('Nothing was built.')
  return output.output[0].code
}
