import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromiumLaunch } from '../chromium.ts'
import { firefoxPath } from '../firefox.ts'

interface Tool {
  /** What the tests use it for. */
  purpose: string
  /** Debian's packages. */
  aptPackages: readonly string[]
  /** The environment variable that says where another one lies. */
  variable?: string
  isThere(): boolean
}

/** What every run of the tests needs. */
export const tools: readonly Tool[] = [
  {
    purpose: 'Chromium, in which the tests play videos',
    aptPackages: ['chromium'],
    variable: 'CHROMIUM_PATH',
    isThere: () => existsSync(chromiumLaunch.executablePath ?? ''),
  },
  {
    purpose: "curl, for the documentation's own commands",
    aptPackages: ['curl'],
    isThere: () => runs('curl', '--version'),
  },
  {
    purpose: "Python with requests, for the documentation's own script",
    aptPackages: ['python3-requests'],
    isThere: () =>
      ['python3', '/usr/bin/python3'].some((python) => runs(python, '-c', 'import requests')),
  },
]

/** What the tests of a full run need besides. */
export const fullTools: readonly Tool[] = [
  {
    purpose: 'Firefox, in which they try the sample app too',
    aptPackages: ['firefox-esr'],
    variable: 'FIREFOX_PATH',
    isThere: () => existsSync(firefoxPath),
  },
  {
    purpose: 'WebKitGTK with its WebDriver, in which they try the sample app too',
    aptPackages: ['webkit2gtk-driver', 'gir1.2-webkit2-4.1', 'python3-gi'],
    isThere: () =>
      runs('WebKitWebDriver', '--help') &&
      runs('/usr/bin/python3', '-c', 'import gi; gi.require_version("WebKit2", "4.1")'),
  },
  {
    purpose: 'Xvfb, a display for WebKitGTK',
    aptPackages: ['xvfb', 'xauth'],
    isThere: () => runs('xvfb-run', '--help') && runs('xauth', 'version'),
  },
  {
    purpose: "GStreamer's H.264, with which WebKitGTK plays videos and, by its libavcodec, Firefox",
    aptPackages: [
      'gstreamer1.0-tools',
      'gstreamer1.0-libav',
      'gstreamer1.0-plugins-good',
      'gstreamer1.0-plugins-bad',
    ],
    isThere: () =>
      ['qtdemux', 'h264parse', 'avdec_h264'].every((element) =>
        runs('gst-inspect-1.0', '--exists', element),
      ),
  },
]

/**
 * Installs what the tests need and the machine lacks, where that can be done: on Debian, as root.
 *
 * @throws An `Error` that names what is missing and how to get it.
 */
export function ensureTools(needed: readonly Tool[] = tools): void {
  const missing = needed.filter((tool) => !tool.isThere())
  if (missing.length === 0) return
  if (process.getuid?.() === 0 && runs('apt-get', '--version')) install(missing)
  const [first] = missing.filter((tool) => !tool.isThere())
  if (!first) return
  throw new Error(
    `The tests need ${first.purpose}. ` +
      `Install it (on Debian: apt-get install ${first.aptPackages.join(' ')})` +
      (first.variable ? `, or set ${first.variable} to the one you have.` : '.'),
  )
}

function install(missing: readonly Tool[]): void {
  const apt = (...args: readonly string[]) =>
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', '-qy', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  const packages = missing.flatMap((tool) => tool.aptPackages)
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
