import { fileURLToPath } from 'node:url'
import { packPackages } from './pack-packages.ts'
import { runQuietly } from './run-quietly.ts'

/** publint and are-the-types-wrong, over each package as it would be published, which holds nothing of its tests. */
const cwd = fileURLToPath(new URL('..', import.meta.url))
await using packed = await packPackages()

const ofTests = /\.(?:test|test-helper|stories)\./

const checks = Object.entries(packed.tarballs).map(async ([name, tarball]) => {
  await runQuietly('publint', ['run', tarball, '--strict'], { cwd })
  await runQuietly('attw', [tarball, '--profile', 'esm-only'], { cwd })
  const files = (await runQuietly('tar', ['-tzf', tarball], { cwd })).split('\n')
  const strays = files.filter((file) => ofTests.test(file))
  if (strays.length > 0) throw new Error(`${name} would publish its tests: ${strays.join(', ')}`)
  console.log(`${name}: publint and are-the-types-wrong find nothing, and nothing of its tests`)
})
for (const { reason } of (await Promise.allSettled(checks)).filter(isRejected)) {
  console.error(reason instanceof Error ? reason.message : reason)
  process.exitCode = 1
}

function isRejected(result: PromiseSettledResult<void>): result is PromiseRejectedResult {
  return result.status === 'rejected'
}
