import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { runQuietly } from './run-quietly.ts'
import type { PackedPackages } from './pack-packages.ts'

const examples = fileURLToPath(new URL('../examples', import.meta.url))
// From using an example where it lies; a stranger's folder has none of them.
const leftovers = /\/(node_modules|dist|\.next|next-env\.d\.ts|pnpm-lock\.yaml)$/
const environment = { NEXT_TELEMETRY_DISABLED: '1' }
const startLimit = 60_000

export type ExampleName = 'vite' | 'next'
export type ServeMode = 'dev' | 'production'

interface ExampleTool {
  /** Its program, in the example's `node_modules`. */
  file: string
  /** What it takes to serve; the port follows. */
  serve: Readonly<Record<ServeMode, readonly string[]>>
}

const viteAddress = ['--host', '127.0.0.1', '--strictPort', '--port']
const nextAddress = ['--hostname', '127.0.0.1', '--port']
const tools: Readonly<Record<ExampleName, ExampleTool>> = {
  vite: {
    file: 'vite/bin/vite.js',
    serve: { dev: viteAddress, production: ['preview', ...viteAddress] },
  },
  next: {
    file: 'next/dist/bin/next',
    serve: { dev: ['dev', ...nextAddress], production: ['start', ...nextAddress] },
  },
}

export interface ServedExample extends AsyncDisposable {
  url: string
}

/** An example in a folder of its own, which goes when it is disposed of. */
export interface InstalledExample extends AsyncDisposable {
  /** Builds it for production and checks its types. */
  build(): Promise<void>
  serve(mode: ServeMode): Promise<ServedExample>
}

/** Copies an example out of this workspace and installs the packed packages into it, as a stranger would. */
export async function installExample(
  name: ExampleName,
  packed: PackedPackages,
): Promise<InstalledExample> {
  const folder = await mkdtemp(join(tmpdir(), `generated-video-${name}-`))
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
  const options = { cwd: folder, env: environment }
  const inModules = (file: string) => join(folder, 'node_modules', file)
  const { file, serve } = tools[name]
  try {
    const filter = (source: string) => !leftovers.test(source)
    await cp(join(examples, name), folder, { recursive: true, filter })
    await writeFile(join(folder, 'pnpm-workspace.yaml'), workspaceSettings(packed))
    await runQuietly('pnpm', ['install', '--no-frozen-lockfile'], options)
  } catch (error) {
    await remove()
    throw error
  }
  return {
    async build() {
      await runQuietly(process.execPath, [inModules(file), 'build'], options)
      await runQuietly(process.execPath, [inModules('typescript/bin/tsc'), '--noEmit'], options)
    },
    async serve(mode) {
      const port = await freePort()
      const url = `http://127.0.0.1:${port}`
      const stop = await startServer([inModules(file), ...serve[mode], String(port)], folder, url)
      return { url, [Symbol.asyncDispose]: stop }
    },
    [Symbol.asyncDispose]: remove,
  }
}

/** Our packages come from the tarballs, wherever they are named; no install script runs. JSON is YAML too. */
function workspaceSettings({ tarballs }: PackedPackages): string {
  const overrides = Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`] as const)
  return JSON.stringify({
    overrides: Object.fromEntries(overrides),
    strictPeerDependencies: true,
    // For next/image, which the example does not use.
    ignoredOptionalDependencies: ['sharp'],
  })
}

/** Starts a server, waits until it answers, and gives the way to stop it. */
async function startServer(
  args: readonly string[],
  cwd: string,
  url: string,
): Promise<() => Promise<void>> {
  const server = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const ended = new Promise((resolve) => server.once('close', resolve))
  const stop = async () => {
    server.kill()
    await ended
  }
  const deadline = Date.now() + startLimit
  while (!(await answers(url))) {
    if (server.exitCode === null && Date.now() < deadline) {
      await wait(200)
      continue
    }
    await stop()
    throw new Error(`${args.join(' ')} does not answer at ${url}:\n${output.trim()}`)
  }
  return stop
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
