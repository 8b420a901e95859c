import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A home folder for one life of a browser: what it keeps, downloads and forgets to remove lies there. */
export interface BrowserHome {
  readonly folder: string
  /** The environment in which a browser finds this home and no other. */
  readonly env: NodeJS.ProcessEnv
  /** All files the browser has put into its download folder, half-written ones too. */
  downloads(): Promise<{ name: string; bytes: Buffer }[]>
  remove(): Promise<void>
}

export async function createBrowserHome(): Promise<BrowserHome> {
  const folder = await mkdtemp(join(tmpdir(), 'generated-video-home-'))
  const downloads = join(folder, 'Downloads')
  const config = join(folder, '.config')
  await Promise.all([mkdir(downloads), mkdir(config)])
  await writeFile(join(config, 'user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n')

  return {
    folder,
    env: {
      ...process.env,
      HOME: folder,
      TMPDIR: folder,
      XDG_CONFIG_HOME: config,
      XDG_CACHE_HOME: join(folder, '.cache'),
      XDG_DATA_HOME: join(folder, '.local/share'),
    },
    async downloads() {
      const names = await readdir(downloads)
      return Promise.all(
        names.map(async (name) => ({ name, bytes: await readFile(join(downloads, name)) })),
      )
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}
