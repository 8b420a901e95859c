import { installExample } from './example-app.ts'
import {
  continuesFromServer,
  hydratesWithoutSecondRequest,
  isCompiled,
  isServedWithStrictPolicy,
  keepsVideoAcrossPages,
  makesPlaysAndSaves,
} from './example-checks.ts'
import { launchChromium } from './example-page.ts'
import { packPackages } from './pack-packages.ts'
import type { ExampleName, ServeMode } from './example-app.ts'
import type { ExampleCheck } from './example-checks.ts'

/** Strangers' apps: each example with the packed packages, in a fresh folder, served and used in Chromium. */
const checks: Readonly<Record<ExampleName, Readonly<Record<ServeMode, readonly ExampleCheck[]>>>> =
  {
    vite: {
      production: [isServedWithStrictPolicy, makesPlaysAndSaves],
      dev: [makesPlaysAndSaves],
    },
    next: {
      production: [
        isCompiled,
        makesPlaysAndSaves,
        hydratesWithoutSecondRequest,
        continuesFromServer,
        keepsVideoAcrossPages,
      ],
      // Only here React says all that it has to say about hydration.
      dev: [makesPlaysAndSaves, hydratesWithoutSecondRequest, continuesFromServer],
    },
  }

await using packed = await packPackages()
await using browser = await launchChromium()
for (const name of ['vite', 'next'] as const) {
  const begun = Date.now()
  try {
    await testExample(name)
    console.log(`examples/${name}: passed in ${secondsSince(begun)} s`)
  } catch (error) {
    process.exitCode = 1
    console.error(error)
    console.log(`examples/${name}: FAILED after ${secondsSince(begun)} s`)
  }
}

async function testExample(name: ExampleName): Promise<void> {
  await using example = await installExample(name, packed)
  await example.build()
  for (const mode of ['production', 'dev'] as const) {
    await using served = await example.serve(mode)
    for (const check of checks[name][mode]) {
      const begun = Date.now()
      await check(browser, served.url)
      console.log(`examples/${name} (${mode}): ${check.name}, ${secondsSince(begun)} s`)
    }
  }
}

function secondsSince(begun: number): number {
  return Math.round((Date.now() - begun) / 1_000)
}
