import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runQuietly } from './run-quietly.ts'

const repository = fileURLToPath(new URL('..', import.meta.url))
const packages = join(repository, 'packages')

export interface PackedPackages extends AsyncDisposable {
  /** Paths of the tarballs, by package name. */
  readonly tarballs: Readonly<Record<string, string>>
}

/** Builds every package and packs it as npm would get it, into a folder that lives as long as the result. */
export async function packPackages(): Promise<PackedPackages> {
  const folder = await mkdtemp(join(tmpdir(), 'generated-video-packed-'))
  const dispose = () => rm(folder, { recursive: true, force: true })
  try {
    await runQuietly('pnpm', ['-r', '--filter', './packages/*', 'build'], { cwd: repository })
    const tarballs = await Promise.all((await readdir(packages)).map((name) => pack(name, folder)))
    return { tarballs: Object.fromEntries(tarballs), [Symbol.asyncDispose]: dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

async function pack(directory: string, into: string): Promise<[name: string, tarball: string]> {
  const cwd = join(packages, directory)
  const tarball = join(into, `${directory}.tgz`)
  const manifest = JSON.parse(await readFile(join(cwd, 'package.json'), 'utf8')) as { name: string }
  await runQuietly('pnpm', ['pack', '--out', tarball], { cwd })
  return [manifest.name, tarball]
}
