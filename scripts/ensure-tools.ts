import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromiumLaunch } from '../chromium.ts'

interface Tool {
  /** What the tests use it for. */
  purpose: string
  /** Debian's package. */
  aptPackage: string
  isThere(): boolean
}

const tools: readonly Tool[] = [
  {
    purpose: 'Chromium, in which the tests play videos',
    aptPackage: 'chromium',
    isThere: () => existsSync(chromiumLaunch.executablePath ?? ''),
  },
  {
    purpose: "curl, for the documentation's own commands",
    aptPackage: 'curl',
    isThere: () => runs('curl', '--version'),
  },
  {
    purpose: "Python with requests, for the documentation's own script",
    aptPackage: 'python3-requests',
    isThere: () =>
      ['python3', '/usr/bin/python3'].some((python) => runs(python, '-c', 'import requests')),
  },
]

/**
 * Installs what the tests need and the machine lacks, where that can be done: on Debian, as root.
 *
 * @throws An `Error` that names what is missing and how to get it.
 */
export function ensureTools(): void {
  const missing = tools.filter((tool) => !tool.isThere())
  if (missing.length === 0) return
  if (process.getuid?.() === 0 && runs('apt-get', '--version')) install(missing)
  const [first] = missing.filter((tool) => !tool.isThere())
  if (!first) return
  throw new Error(
    `The tests need ${first.purpose}. Install it (on Debian: apt-get install ${first.aptPackage})` +
      (first.aptPackage === 'chromium' ? ', or set CHROMIUM_PATH to the one you have.' : '.'),
  )
}

function install(missing: readonly Tool[]): void {
  const apt = (...args: readonly string[]) =>
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', '-qy', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  const packages = missing.map((tool) => tool.aptPackage)
  console.log(`Installing ${packages.join(', ')} …`)
  apt('update')
  apt('install', '--no-install-recommends', ...packages)
}

function runs(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
