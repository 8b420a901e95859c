import { writeFile } from 'node:fs/promises'
import { ensureTools } from '../../../scripts/ensure-tools.ts'
import { buildPages } from './browser/build-pages.ts'
import { readOptions } from './options.ts'
import { startWarmProxy } from './handler/warm-proxy.ts'
import { startServer } from './processes/start-server.ts'
import { makeReport } from './report/report.ts'
import { writeReadme } from './report/write-readme.ts'
import { describeMachine } from './results/machine.ts'
import { measureInRounds } from './results/measure-in-rounds.ts'
import { resultsFolder, writeResults } from './results/part-results.ts'
import type { BenchOptions } from './options.ts'
import { mebibyte } from './part.ts'
import type { BenchContext, Part } from './part.ts'
import type { Sample } from './results/sample.ts'

const warmUp = { bytes: 15 * mebibyte, downloads: 10 }
const options = readOptions(process.argv.slice(2))
const folder = resultsFolder(options.quick)
ensureTools()
await buildPages()
const gateway = await startServer('gateway-process')
const [handler, pipe] = await Promise.all([
  startWarmProxy('handler', gateway.url, warmUp),
  startWarmProxy('pipe', gateway.url, warmUp),
])
try {
  for (const part of options.parts) {
    await measurePart(part, { gateway, handler, pipe, quick: options.quick }, options)
  }
} finally {
  await Promise.all([gateway, handler, pipe].map((server) => server.stop()))
}
const report = await makeReport(folder)
await writeFile(new URL('report.md', folder), report)
if (options.quick) console.log('\nA quick look: fewer sizes, fewer rounds. Not to be quoted.')
else await writeReadme(report)
console.log(`\n${report}`)

async function measurePart(part: Part, context: BenchContext, { rounds, seed }: BenchOptions) {
  console.log(`\n${part.title}`)
  const measuredAt = new Date().toISOString()
  const machine = describeMachine()
  const samples = await measureInRounds(part.cases(context), {
    rounds,
    seed,
    onSample: printSample,
  })
  await writeResults(folder, part.name, { measuredAt, rounds, seed, machine, samples })
}

function printSample(sample: Sample): void {
  const { name, bytes, round } = sample
  const outcome = 'failure' in sample ? sample.failure : JSON.stringify(sample.figures)
  console.log(`  ${round} ${name} ${bytes / 2 ** 20} MiB: ${outcome}`)
}
