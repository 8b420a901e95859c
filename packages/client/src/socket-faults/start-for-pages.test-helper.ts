import type { TestProject } from 'vitest/node'
import { startFaultyGateways } from './start-faulty-gateways.test-helper.ts'
import type { FaultyGateways } from './submit-in-page.test-helper.ts'

declare module 'vitest' {
  interface ProvidedContext {
    faultyGateways: FaultyGateways
  }
}

/** Starts a gateway for each fault, for tests that run in pages and cannot listen themselves. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { provided, close } = await startFaultyGateways()
  project.provide('faultyGateways', provided)
  return close
}
