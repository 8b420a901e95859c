import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureTools, fullTools, tools } from './ensure-tools.ts'

/**
 * Everything there is: each check and the build count as one test. With `--full`, the tests that repeat something do
 * so as often as the project's claims say, the sample app is tried in Firefox and WebKitGTK too, and the examples are
 * installed from packed packages.
 */
const checks = [
  'check:format',
  'check:lint',
  'check:types',
  'check:unused',
  'build',
  'build:storybook',
  'check:packages',
]

interface Count {
  passed: number
  failed: number
}

const full = process.argv.includes('--full')
if (full) {
  process.env.VITE_FULL = '1'
  checks.push('test:examples')
}

try {
  ensureTools(full ? [...tools, ...fullTools] : tools)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
const count: Count = { passed: 0, failed: 0 }
for (const check of checks) {
  const ok = (await run('pnpm', ['run', check])) === 0
  if (ok) count.passed++
  else count.failed++
}
const tests = await runVitest()
console.log(`${count.passed + tests.passed} passed, ${count.failed + tests.failed} failed`)
process.exitCode = count.failed + tests.failed > 0 ? 1 : 0

async function runVitest(): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'generated-video-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run('pnpm', ['exec', 'vitest', 'run', ...reporters])
  try {
    const { numPassedTests: passed, numFailedTests } = JSON.parse(
      await readFile(report, 'utf8'),
    ) as { numPassedTests: number; numFailedTests: number }
    // A file that does not load fails the run without failing a test.
    return { passed, failed: code === 0 ? numFailedTests : Math.max(1, numFailedTests) }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    await rm(folder, { recursive: true })
  }
}

function run(command: string, args: readonly string[]): Promise<number | null> {
  console.log(`\n> ${command} ${args.join(' ')}`)
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', reject)
    child.once('exit', resolve)
  })
}
