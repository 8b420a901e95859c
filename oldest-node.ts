import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const installed = fileURLToPath(
  new URL('apps/oldest-peers/node_modules/.bin/node', import.meta.url),
)

/** The oldest Node that the packages run on; where npm has none for this platform, the one that runs. */
export const oldestNodePath: string = existsSync(installed) ? installed : process.execPath
